import type { LineProtocolBuilder } from '#libs/timeseries';
import type { Column } from './column.js';
import type { FieldSummary } from './field-summary.js';
import type { WindowFields } from './hour-state.js';
import type { WindowRow } from './windows.ports.js';

/** Adds one line for a row; none when it says nothing. */
export function writeRow(builder: LineProtocolBuilder, row: WindowRow): void {
  if (row.fields.every(summary => summary === undefined)) return;
  builder.begin(row.measurement, row.zone, row.device);
  for (let i = 0; i < row.columns.length; i++) {
    const summary = row.fields[i];
    if (summary !== undefined) writeField(builder, row.columns[i] as Column, summary, row.tier === 'hour');
  }
  builder.end(row.start);
}

function writeField(
  builder: LineProtocolBuilder,
  { names, kind }: Column,
  summary: FieldSummary,
  isHour: boolean,
): void {
  const { n, judged } = summary;
  builder.integer(names.n, n);
  // One unflagged reading: mean, min, max and last are the same number. A counter has no mean, so it keeps `last`.
  const isCompact = n === 1 && !judged && kind !== 'increase';
  optional(builder, names.mean, summary.mean);
  if (!isCompact) {
    optional(builder, names.min, summary.min);
    optional(builder, names.max, summary.max);
    optional(builder, names.last, summary.last);
  }
  if (kind === 'sum') optional(builder, names.sum, summary.total);
  if (kind === 'increase') optional(builder, names.inc, summary.total);
  if (kind === 'vector-mean' && isHour) {
    optional(builder, names.cos, summary.cosines);
    optional(builder, names.sin, summary.sines);
  }
  if (judged || summary.suspect > 0) builder.integer(names.s, summary.suspect);
  if (judged || summary.fail > 0) builder.integer(names.f, summary.fail);
}

function optional(builder: LineProtocolBuilder, name: string, value: number): void {
  if (Number.isFinite(value)) builder.float(name, value);
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
