import type { WindowSeries, WindowValues } from '#libs/readiness';
import type { WindowQuery } from './plan-queries.js';

/** A stored row: fields of a device's window. */
export interface WindowRow {
  /** Start of the window, Unix ms. */
  time: number;
  device: string;
  values: Readonly<Record<string, number>>;
}

/** Series of the metrics a query asked for, one per device that has rows. */
export function seriesFromRows({ tier, reads }: WindowQuery, rows: readonly WindowRow[]): WindowSeries[] {
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
  const sum = values[names.sum] ?? null;
  // Rows are stored without what follows from the rest: the mean of sums, and both ends when it is the mean.
  const mean = values[names.mean] ?? (sum !== null && n !== undefined && n > 0 ? sum / n : null);
  return {
    start: time,
    n: n ?? 0,
    mean,
    min: values[names.min] ?? mean,
    max: values[names.max] ?? mean,
    sum,
    increase: values[names.inc] ?? null,
    suspect: values[names.s] ?? 0,
    fail,
  };
}
