import type { ScoreTier, WindowSeries, WindowValues } from '#libs/readiness';
import type { MetricRead } from './inputs.ports.js';

/** A stored row: fields of a device's window. */
export interface WindowRow {
  /** Start of the window, Unix ms. */
  time: number;
  device: string;
  values: Readonly<Record<string, number>>;
}

/** Series of the metrics a query asked for, one per device that has rows. */
export function seriesFromRows(
  { tier, reads }: { tier: ScoreTier; reads: readonly MetricRead[] },
  rows: readonly WindowRow[],
): WindowSeries[] {
  const series: WindowSeries[] = [];
  for (const { metric, field } of reads) {
    const names = fieldNames(field);
    const byDevice = new Map<string, WindowValues[]>();
    for (const row of rows) {
      const window = windowOf(row, names);
      if (window === null) continue;
      const windows = byDevice.get(row.device);
      if (windows === undefined) byDevice.set(row.device, [window]);
      else windows.push(window);
    }
    for (const [device, windows] of byDevice) series.push({ device, metric, tier, windows });
  }
  return series;
}

type FieldNames = Record<'n' | 's' | 'f' | 'mean' | 'min' | 'max' | 'sum' | 'inc', string>;

function fieldNames(field: string): FieldNames {
  return {
    n: `${field}_n`,
    s: `${field}_s`,
    f: `${field}_f`,
    mean: `${field}_mean`,
    min: `${field}_min`,
    max: `${field}_max`,
    sum: `${field}_sum`,
    inc: `${field}_inc`,
  };
}

function windowOf({ time, values }: WindowRow, names: FieldNames): WindowValues | null {
  const n = values[names.n];
  const fail = values[names.f] ?? 0;
  if (n === undefined && fail === 0) return null;
  // What an earlier version of an emptied window left behind does not count.
  const at = (name: string): number | null => (n ? (values[name] ?? null) : null);
  const sum = at(names.sum);
  // Rows are stored without what follows from the rest: a lone reading is mean, smallest and largest in one.
  const mean = at(names.mean) ?? (sum !== null && n ? sum / n : null);
  const alone = n === 1 ? mean : null;
  return {
    start: time,
    n: n ?? 0,
    mean,
    min: at(names.min) ?? alone,
    max: at(names.max) ?? alone,
    sum,
    increase: at(names.inc),
    suspect: values[names.s] ?? 0,
    fail,
  };
}
