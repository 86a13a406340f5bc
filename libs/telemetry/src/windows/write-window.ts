import type { FieldSummary } from './field-summary.js';
import type { WindowFields } from './hour-state.js';
import type { WindowTier } from './window-bounds.js';
import type { Column } from './window-column.js';

/** Takes the fields of a window's row, one after the other. */
export interface FieldWriter {
  float(name: string, value: number): unknown;
  integer(name: string, value: number): unknown;
}

/** Tells a writer the fields of a stored window: what follows from the rest is left out. */
export function writeWindow(
  writer: FieldWriter,
  columns: readonly Column[],
  fields: WindowFields,
  tier: WindowTier,
): void {
  for (let i = 0; i < columns.length; i++) {
    const summary = fields[i];
    if (summary !== undefined) writeField(writer, columns[i] as Column, summary, tier === 'hour');
  }
}

function writeField(
  writer: FieldWriter,
  { names, kind }: Column,
  summary: FieldSummary,
  isHour: boolean,
): void {
  const { n, judged } = summary;
  writer.integer(names.n, n);
  // One unflagged reading: mean, min, max and last are the same number. A counter has no mean, so it keeps `last`.
  const isCompact = n === 1 && !judged && kind !== 'increase';
  optional(writer, names.mean, summary.mean);
  if (!isCompact) {
    optional(writer, names.min, summary.min);
    optional(writer, names.max, summary.max);
    optional(writer, names.last, summary.last);
  }
  if (kind === 'sum') optional(writer, names.sum, summary.total);
  if (kind === 'increase') optional(writer, names.inc, summary.total);
  if (kind === 'vector-mean' && isHour) {
    optional(writer, names.cos, summary.cosines);
    optional(writer, names.sin, summary.sines);
  }
  if (judged || summary.suspect > 0) writer.integer(names.s, summary.suspect);
  if (judged || summary.fail > 0) writer.integer(names.f, summary.fail);
}

function optional(writer: FieldWriter, name: string, value: number): void {
  if (Number.isFinite(value)) writer.float(name, value);
}
