import type { TimeWindow } from './ranges.js';

const HOUR_MS = 3_600_000;
const LONGEST_MS = 7 * 24 * HOUR_MS;

/** The time around an alarm: an hour before and after, of a long one its last week; never past now. */
export function windowAround(
  { raisedAt, clearedAt }: { raisedAt: number; clearedAt: number | null },
  nowMs: number,
): TimeWindow {
  const to = Math.min(nowMs, (clearedAt ?? nowMs) + HOUR_MS);
  return { from: Math.max(raisedAt - HOUR_MS, to - LONGEST_MS), to: Math.max(to, raisedAt) };
}
