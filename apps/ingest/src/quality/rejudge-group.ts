import type { SeriesGroup } from '#libs/telemetry';
import type { KnownDevice } from '../identity/directory.js';
import type { Moments, SeriesRow, SeriesStore } from './quality.ports.js';
import { type JudgedValue, RowJudge } from './row-judge.js';
import { fieldsOf } from './stored-row.js';

/** Rows looked at first before and behind a span; each further look is longer, up to the most that is held. */
const FIRST_ROWS = 32;
const GROWTH = 8;
const MOST_ROWS = 4_096;
/** Rows before a span, however quiet the device: four hours of a reading a second. */
const MOST_ROWS_BEFORE = 16_384;

/**
 * Judges the rows of some moments and of all around them that they matter to. Reads what is needed for that and no
 * more: usually a few rows on each side, after which values have moved.
 *
 * @returns every value that may have changed, in pages, so that a long span takes no more memory than a short one.
 */
export async function* rejudgeGroup(
  store: Pick<SeriesStore, 'newest' | 'oldest'>,
  known: KnownDevice,
  group: SeriesGroup,
  moments: Moments,
): AsyncGenerator<JudgedValue[]> {
  const last = moments.to + group.reachMs;
  let page: JudgedValue[] = [];
  const judge = await judgeBefore(store, known, group, moments, judged => {
    if (judged.found.timeMs <= last) page.push(judged);
  });
  let from = moments.from;
  let isBehind = false;
  for (let limit = FIRST_ROWS; ; limit = Math.min(MOST_ROWS, limit * GROWTH)) {
    const rows = await store.oldest({ ...queryOf(known, group), from, to: last + group.reachMs + 1, limit });
    for (const row of rows) {
      if (!isBehind && row.timeMs > moments.to) {
        isBehind = true;
        judge.mark();
      }
      judge.take(row, true);
      if (isBehind && judge.isSettled()) {
        yield page;
        return;
      }
    }
    const isLast = rows.length < limit;
    if (isLast) judge.end();
    yield page;
    if (isLast) return;
    page = [];
    from = (rows.at(-1) as SeriesRow).timeMs + 1;
  }
}

/** A judge that has seen enough of what was before the moments. */
async function judgeBefore(
  store: Pick<SeriesStore, 'newest'>,
  known: KnownDevice,
  group: SeriesGroup,
  { from }: Moments,
  sink: (judged: JudgedValue) => void,
): Promise<RowJudge> {
  for (let limit = FIRST_ROWS; ; limit *= GROWTH) {
    const judge = new RowJudge(known, group, sink);
    const rows = await store.newest({
      ...queryOf(known, group),
      from: from - 2 * group.reachMs,
      to: from,
      limit,
    });
    for (const row of rows) judge.take(row, false);
    if (rows.length < limit || limit >= MOST_ROWS_BEFORE || judge.isSettled()) return judge;
  }
}

function queryOf(known: KnownDevice, group: SeriesGroup) {
  return { measurement: group.measurement, fields: fieldsOf(group), devices: [known.id] };
}
