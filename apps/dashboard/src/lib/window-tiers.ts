/** Lengths of windows. */
export const WINDOW_TIERS = ['minute', 'hour', 'day'] as const;
export type WindowTier = (typeof WINDOW_TIERS)[number];

const DAY_MS = 86_400_000;
/** What a file of each has: some 1,400, 700 or 400 rows. */
const DAYS: Readonly<Record<WindowTier, number>> = { minute: 1, hour: 30, day: 400 };

/** The time before a moment that a file of windows has. */
export function windowsSpan(tier: WindowTier, nowMs: number): { from: string; to: string } {
  return {
    from: new Date(nowMs - DAYS[tier] * DAY_MS).toISOString(),
    to: new Date(nowMs).toISOString(),
  };
}
