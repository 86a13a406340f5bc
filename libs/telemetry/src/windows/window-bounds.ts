/** Window lengths that are stored. */
export type WindowTier = 'minute' | 'hour' | 'day';

/** How far the clock of Asia/Ho_Chi_Minh is before UTC, all year: no daylight saving since 1975. */
export const LOCAL_OFFSET_MS = 7 * 3_600_000;

/** Length of a window of each tier, ms. */
export const TIER_MS: Readonly<Record<WindowTier, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * Start (Unix ms, UTC) of the window that holds a moment. Days are days of Asia/Ho_Chi_Minh, so a day
 * starts at 17:00 UTC.
 */
export function windowStart(tier: WindowTier, timeMs: number): number {
  const length = TIER_MS[tier];
  const offset = tier === 'day' ? LOCAL_OFFSET_MS : 0;
  return Math.floor((timeMs + offset) / length) * length - offset;
}

/** End (exclusive, Unix ms) of the window that holds a moment. */
export function windowEnd(tier: WindowTier, timeMs: number): number {
  return windowStart(tier, timeMs) + TIER_MS[tier];
}
