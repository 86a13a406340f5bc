import { groupBy } from '#libs/runtime';
import type { PendingMark } from './dirty-mark.js';

/** Marks that are computed together: hours of any device, or one day of one measurement. */
export interface Work {
  readonly kind: 'day' | 'hours';
  readonly marks: readonly PendingMark[];
}

/** Readings of the next seconds often touch the same windows: live marks wait this long. */
const LIVE_WAIT_MS = 2_000;
/** Bounds what one round reads into memory. */
const MAX_HOURS = 2_000;
/** Devices of one day's work: one query, some 5,000 rows at a reading every 15 minutes. */
const MAX_DAY_DEVICES = 50;
/** History of a day comes device by device: its work begins when it fell quiet, or after this long. */
const HISTORY_QUIET_MS = 2_000;
const HISTORY_WAIT_MS = 15_000;

/** Chooses the next piece of work: live hours, live days, then history with the newest time first. */
export function pickWork(
  live: Iterable<PendingMark>,
  history: Iterable<PendingMark>,
  nowMs: number,
): Work | undefined {
  const due: PendingMark[] = [];
  const liveDays: PendingMark[] = [];
  for (const mark of live) {
    if (nowMs - mark.since < LIVE_WAIT_MS) continue;
    if (mark.span === 'day') liveDays.push(mark);
    else if (due.length < MAX_HOURS) due.push(mark);
  }
  if (due.length > 0) return { kind: 'hours', marks: due };
  const day = newestGroup(liveDays, () => true);
  return day ?? newestGroup(history, group => isReady(group, nowMs));
}

function isReady(group: readonly PendingMark[], nowMs: number): boolean {
  return (
    group.length >= MAX_DAY_DEVICES ||
    group.every(mark => nowMs - mark.touched >= HISTORY_QUIET_MS) ||
    group.some(mark => nowMs - mark.since >= HISTORY_WAIT_MS)
  );
}

function newestGroup(
  marks: Iterable<PendingMark>,
  isDue: (group: readonly PendingMark[]) => boolean,
): Work | undefined {
  const groups = groupBy(marks, ({ span, start, measurement }) => `${span}|${start}|${measurement}`);
  let best: PendingMark[] | undefined;
  for (const group of groups.values()) {
    const isNewer = (group[0] as PendingMark).start > (best?.[0]?.start ?? Number.NEGATIVE_INFINITY);
    if (isNewer && isDue(group)) best = group;
  }
  if (best === undefined) return undefined;
  return (best[0] as PendingMark).span === 'day'
    ? { kind: 'day', marks: best.slice(0, MAX_DAY_DEVICES) }
    : { kind: 'hours', marks: best.slice(0, MAX_HOURS) };
}
