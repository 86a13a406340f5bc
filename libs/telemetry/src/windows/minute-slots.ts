import { Quality } from '../quality/quality.js';
import { type Aggregate, addReading, createAggregate } from './aggregate.js';
import { windowStart } from './window-bounds.js';
import type { Column } from './window-column.js';

/** A stored row: fields by name, among them `<field>_qc`. */
export interface RawRow {
  /** Unix ms. */
  readonly time: number;
  readonly values: Readonly<Record<string, number>>;
}

/** Readings of one device's measurement in one minute, in column order. */
export interface MinuteSlot {
  /** Unix ms. */
  readonly start: number;
  readonly aggregates: Array<Aggregate | undefined>;
  /** Bit i: a reading of column i carries a flag. A measurement has fewer than 31 metrics. */
  judged: number;
}

/**
 * Sorts rows into minutes.
 *
 * @param rows in time order.
 * @param rejected rows of readings that failed on arrival: they are counted, whatever their values.
 */
export function minuteSlots(
  columns: readonly Column[],
  rows: readonly RawRow[],
  rejected: readonly RawRow[] = [],
): MinuteSlot[] {
  const slots: MinuteSlot[] = [];
  let slot: MinuteSlot | undefined;
  for (const row of rows) {
    const start = windowStart('minute', row.time);
    if (slot?.start !== start) {
      slot = emptySlot(start, columns);
      slots.push(slot);
    }
    addRow(slot, columns, row);
  }
  if (rejected.length === 0) return slots;
  for (const row of rejected) {
    const start = windowStart('minute', row.time);
    let its = slots.find(other => other.start === start);
    if (its === undefined) {
      its = emptySlot(start, columns);
      slots.push(its);
    }
    countFailed(its, columns, row);
  }
  return slots.sort((a, b) => a.start - b.start);
}

function emptySlot(start: number, columns: readonly Column[]): MinuteSlot {
  return { start, aggregates: new Array<Aggregate | undefined>(columns.length).fill(undefined), judged: 0 };
}

function addRow(slot: MinuteSlot, columns: readonly Column[], { time, values }: RawRow): void {
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Column;
    const value = values[column.field];
    if (value === undefined) continue;
    const flag = values[column.qc];
    if (flag !== undefined) slot.judged |= 1 << i;
    addReading(aggregateAt(slot, i, column), { timeMs: time, value, flag: toQuality(flag) });
  }
}

function countFailed(slot: MinuteSlot, columns: readonly Column[], { values }: RawRow): void {
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Column;
    if (values[column.field] === undefined) continue;
    slot.judged |= 1 << i;
    aggregateAt(slot, i, column).fail++;
  }
}

function aggregateAt(slot: MinuteSlot, i: number, { kind }: Column): Aggregate {
  return (slot.aggregates[i] ??= createAggregate(kind));
}

const FLAGS = new Map<number, Quality>(Object.values(Quality).map(flag => [flag, flag]));

/** No flag means pass; one that nobody knows is not trusted. */
function toQuality(flag: number | undefined): Quality {
  return flag === undefined ? Quality.Pass : (FLAGS.get(flag) ?? Quality.Suspect);
}
