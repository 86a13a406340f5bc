const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Spans of time a zone page offers. The gateway chooses the step. */
export const RANGES = [
  { id: 'h6', spanMs: 6 * HOUR },
  { id: 'd1', spanMs: DAY },
  { id: 'd7', spanMs: 7 * DAY },
  { id: 'd30', spanMs: 30 * DAY },
] as const;

export type RangeId = (typeof RANGES)[number]['id'];

export const DEFAULT_RANGE: RangeId = 'd1';

export function spanOf(range: RangeId): number {
  return RANGES.find(item => item.id === range)?.spanMs ?? DAY;
}

/** A fixed piece of time that a reader chose in a chart, Unix ms. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Narrower than this nothing more is to be seen: the finest step is a minute. */
const MIN_WINDOW_MS = 10 * MINUTE;

/** A window out of an address or a gesture; `null` when it is none or too narrow. */
export function windowOf(from: unknown, to: unknown): TimeWindow | null {
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  const [start, end] = [Math.round(Math.min(from, to)), Math.round(Math.max(from, to))];
  return Number.isFinite(start) && end - start >= MIN_WINDOW_MS ? { from: start, to: end } : null;
}
