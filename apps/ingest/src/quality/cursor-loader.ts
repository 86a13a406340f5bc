import { chunks, groupBy } from '#libs/runtime';
import { isSettled, judgeNext, type SeriesGroup } from '#libs/telemetry';
import type { KnownDevice } from '../identity/directory.js';
import { type Border, type Cursor, type DeviceSeries, stateOf } from './cursor.js';
import type { SeriesRow, SeriesStore } from './quality.ports.js';
import { fieldsOf, readingsOf } from './stored-row.js';

/** Rows looked at first; usually a value has moved and there is nothing more to know. */
const FIRST_ROWS = 16;
/** Each further look is so much longer. */
const GROWTH = 8;
/** What the longest flat line of the catalogue takes at ten seconds, or more than two hours of a reading a second. */
const MOST_ROWS = 8_192;
/** Rows of one question over all its devices: some ten MB while they are read. */
const ROWS_PER_QUERY = 16_384;
const MOST_DEVICES = 100;
/** Readings behind a cursor that are looked at before they are queued. */
const BORDER_ROWS = 4;
const DAY_MS = 86_400_000;

/** A device and the moment of a reading that goes on there. */
export interface CursorWish {
  readonly known: KnownDevice;
  /** Unix ms. */
  readonly at: number;
  /** Whether nothing is stored at or behind the moment. */
  readonly isNewest: boolean;
}

/** One group of metrics of a wish, and what becomes of it. */
interface Part {
  readonly wish: CursorWish;
  readonly group: SeriesGroup;
  readonly made: { readonly series: DeviceSeries; readonly borders: Border[] };
}

/** Builds cursors from what is stored: whoever asks, whenever, gets the same. */
export class CursorLoader {
  constructor(private readonly store: Pick<SeriesStore, 'newest' | 'oldest'>) {}

  /** Cursors in the order of the wishes. Rejects when the store does not answer. */
  async load(wishes: readonly CursorWish[]): Promise<Cursor[]> {
    const parts = wishes.map((wish): Part[] => {
      const made = { series: new Map() as DeviceSeries, borders: [] };
      return wish.known.quality.groups.map(group => ({ wish, group, made }));
    });
    for (const alike of questionsOf(parts.flat())) {
      for (const some of chunks(alike, MOST_DEVICES)) await this.loadSeries(some, FIRST_ROWS);
      if (alike[0]?.wish.isNewest === true) continue;
      for (const some of chunks(alike, MOST_DEVICES)) await this.loadBorders(some);
    }
    return wishes.map(({ at, isNewest }, index): Cursor => {
      const { series = new Map() as DeviceSeries, borders = [] } = parts[index]?.[0]?.made ?? {};
      const ahead = isNewest
        ? Number.POSITIVE_INFINITY
        : Math.min(...borders.map(({ rows, end }) => rows[0]?.timeMs ?? end));
      return { series, borders, last: at - 1, ahead };
    });
  }

  private async loadSeries(parts: readonly Part[], limit: number): Promise<void> {
    const { group } = parts[0] as Part;
    if (group.reachMs === 0) return;
    const moments = parts.map(({ wish }) => wish.at);
    const rows = byDevice(
      await this.store.newest({
        ...queryOf(parts),
        from: least(moments) - 2 * group.reachMs,
        to: most(moments),
        limit,
      }),
    );
    const open = parts.filter(part => {
      const { known, at } = part.wish;
      const own = rows.get(known.id) ?? [];
      const before = own.filter(({ timeMs }) => timeMs < at);
      return !replay(part, before) && own.length >= limit;
    });
    const next = limit * GROWTH;
    if (next > MOST_ROWS) return;
    for (const some of chunks(open, Math.min(MOST_DEVICES, ROWS_PER_QUERY / next)))
      await this.loadSeries(some, next);
  }

  private async loadBorders(parts: readonly Part[]): Promise<void> {
    const { group, wish } = parts[0] as Part;
    const end = wish.at + Math.max(DAY_MS, group.reachMs) + 1;
    const range = { from: wish.at, to: end, limit: BORDER_ROWS };
    const rows = byDevice(await this.store.oldest({ ...queryOf(parts), ...range }));
    for (const { made, ...part } of parts)
      made.borders.push({ group: part.group, rows: rows.get(part.wish.known.id) ?? [], end });
  }
}

/** @returns whether nothing before the rows could matter. */
function replay({ wish: { known }, group, made }: Part, rows: readonly SeriesRow[]): boolean {
  let isEnough = true;
  for (const metric of group.metrics) {
    const rules = known.quality.series.get(metric.id);
    if (rules === undefined) continue;
    made.series.delete(metric.id);
    const readings = readingsOf(metric, rows, known.ratings);
    const [first] = readings;
    if (first === undefined) continue;
    const state = stateOf(made.series, metric.id);
    for (const { timeMs, value, arrival, stored } of readings) {
      judgeNext(rules, state, timeMs, value, arrival);
      state.shown = stored & ~state.findings;
    }
    isEnough &&= isSettled(rules, state, first.timeMs, readings.length);
  }
  return isEnough;
}

/** Parts that one question answers: the same fields, and the same moment unless nothing is stored behind it anyway. */
function questionsOf(parts: readonly Part[]): Iterable<Part[]> {
  return groupBy(parts, ({ wish: { at, isNewest }, group }) => {
    const moment = isNewest ? `day ${Math.floor(at / DAY_MS)}` : at;
    return `${group.measurement} ${fieldsOf(group).join()} ${moment}`;
  }).values();
}

function queryOf(parts: readonly Part[]) {
  const { group } = parts[0] as Part;
  return {
    measurement: group.measurement,
    fields: fieldsOf(group),
    devices: parts.map(({ wish }) => wish.known.id),
  };
}

function byDevice(rows: readonly SeriesRow[]): Map<string, SeriesRow[]> {
  return groupBy(rows, row => row.device);
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
