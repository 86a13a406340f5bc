/** What `npm run qc-report` was asked for. */
export interface ReportArguments {
  readonly seed: string;
  /** Days of readings, all of them over. */
  readonly days: number;
  readonly zones: number;
  /** Faults that are tried for each device a day. */
  readonly faults: number;
}

const REPORT_USAGE = `npm run qc-report -- [options]

  --zones N    devices of the N first zones (default: 4)
  --days N     days of readings at the devices' own cadence (default: 3)
  --faults N   faults that are tried for each device a day, up to 12 (default: 3)
  --seed S     of fleet and faults (default: greenzone)`;

const DEFAULTS: ReportArguments = { seed: 'greenzone', days: 3, zones: 4, faults: 3 };

/** @throws Error that says what is wrong. */
export function parseReportArguments(args: readonly string[]): ReportArguments {
  let parsed = DEFAULTS;
  const words = args.flatMap(word => word.split('='));
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const text = words.shift() ?? '';
    const value = Number(text);
    if (word === '--seed' && text !== '') parsed = { ...parsed, seed: text };
    else if ((word === '--days' || word === '--zones') && Number.isInteger(value) && value >= 1)
      parsed = { ...parsed, [word.slice(2)]: value };
    else if (word === '--faults' && value > 0 && value <= 12) parsed = { ...parsed, faults: value };
    else throw new Error(`${word} ${text} is not understood.\n\n${REPORT_USAGE}`);
  }
  return parsed;
}
