import type { LineProtocolBuilder } from '#libs/timeseries';
import { type Column, type WindowFields, writeWindow } from '#libs/telemetry';
import type { WindowRow } from './windows.ports.js';

/** Adds one line for a row; none when it says nothing. */
export function writeRow(builder: LineProtocolBuilder, row: WindowRow): void {
  if (row.fields.every(summary => summary === undefined)) return;
  builder.begin(row.measurement, row.zone, row.device);
  writeWindow(builder, row.columns, row.fields, row.tier);
  builder.end(row.start);
}

/** Reads back what {@link writeRow} wrote for an hour. */
export function readRow(columns: readonly Column[], values: Readonly<Record<string, number>>): WindowFields {
  return columns.map(({ names, kind }) => {
    const n = values[names.n];
    if (n === undefined) return undefined;
    const at = (name: string): number => values[name] ?? Number.NaN;
    const mean = at(names.mean);
    const alone = (name: string): number => values[name] ?? (n === 1 ? mean : Number.NaN);
    // What an earlier version of an emptied window left behind does not count.
    const used = (value: number): number => (n === 0 ? Number.NaN : value);
    return {
      n,
      suspect: values[names.s] ?? 0,
      fail: values[names.f] ?? 0,
      judged: values[names.s] !== undefined || values[names.f] !== undefined,
      mean: used(mean),
      min: used(alone(names.min)),
      max: used(alone(names.max)),
      last: used(alone(names.last)),
      total: used(at(kind === 'increase' ? names.inc : names.sum)),
      cosines: used(at(names.cos)),
      sines: used(at(names.sin)),
    };
  });
}
