import type { ImportDevice, ImportedReading, ImportFault } from './csv-import.js';
import { encodeSenmlJson } from '../senml/encode-senml-json.js';
import type { SenmlReading } from '../senml/senml-pack.js';

const DAY_MS = 86_400_000;
/** Far below the largest pack: a record is some 80 bytes as JSON. */
const MOST_RECORDS = 2_000;

/** A pack that is ready to be sent. */
export interface PlannedPack {
  readonly zone: string;
  readonly device: string;
  readonly records: number;
  readonly bytes: Uint8Array;
}

/** Collects readings of a file and makes packs of them. */
export class ImportPlanBuilder {
  private readonly days = new Map<string, { device: string; day: number; records: SenmlReading[] }>();
  private readonly seen = new Map<string, Map<number, number>>();
  private count = 0;
  private earliest = Number.POSITIVE_INFINITY;
  private latest = Number.NEGATIVE_INFINITY;

  /** Adds a reading; says so when the file has another value for the same moment, and leaves a mere repetition out. */
  add({ device, metric, timeMs, value, unit }: ImportedReading, line: number): ImportFault | undefined {
    const series = `${device} ${metric}`;
    const values = this.seen.get(series) ?? new Map<number, number>();
    this.seen.set(series, values);
    const before = values.get(timeMs);
    if (before !== undefined) {
      const message = `the file has another value of ${metric} for this time`;
      return before === value ? undefined : { line, column: 'value', code: 'repeated', message };
    }
    values.set(timeMs, value);
    const day = Math.floor(timeMs / DAY_MS);
    const name = `${device} ${day}`;
    const chunk = this.days.get(name) ?? { device, day, records: [] };
    this.days.set(name, chunk);
    chunk.records.push({ metric, unit, timeMs, value });
    this.count++;
    this.earliest = Math.min(this.earliest, timeMs);
    this.latest = Math.max(this.latest, timeMs);
    return undefined;
  }

  /** Readings that will be sent. */
  get readings(): number {
    return this.count;
  }

  /** First and last time, Unix ms; `null` without readings. */
  get span(): { readonly from: number; readonly to: number } | null {
    return this.count === 0 ? null : { from: this.earliest, to: this.latest };
  }

  /**
   * Packs of the history lane, newest day first, inside a day by device and time. All samples of one time of
   * a device are in one pack. They follow from the readings alone, so the same file is the same packs, and an
   * import that was broken off can be repeated.
   */
  *packs(devices: ReadonlyMap<string, ImportDevice>): Generator<PlannedPack, void, undefined> {
    const chunks = [...this.days.values()].sort((a, b) => b.day - a.day || (a.device < b.device ? -1 : 1));
    for (const { device, records } of chunks) {
      const zone = devices.get(device)?.zone ?? '';
      records.sort((a, b) => a.timeMs - b.timeMs || (a.metric < b.metric ? -1 : 1));
      for (let begin = 0; begin < records.length; ) {
        const end = endOfPack(records, begin);
        const part = records.slice(begin, end);
        const bytes = encodeSenmlJson({ device, lane: 'history', records: part });
        yield { zone, device, records: part.length, bytes };
        begin = end;
      }
    }
  }
}

/** Never between two samples of one time, unless one time alone has more than a pack holds. */
function endOfPack(records: readonly SenmlReading[], begin: number): number {
  const most = begin + MOST_RECORDS;
  if (records.length <= most) return records.length;
  let end = most;
  while (end > begin && records[end]?.timeMs === records[end - 1]?.timeMs) end--;
  return end === begin ? most : end;
}
