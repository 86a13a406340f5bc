const HOUR_MS = 3_600_000;

/** Rollup writes hours within 5 s and days within 60 s of their end; the rest is reserve. */
const SETTLE_MS = 90_000;

/** The newest full hour whose windows have settled, Unix ms. */
export function settledHour(now: number): number {
  return Math.floor((now - SETTLE_MS) / HOUR_MS) * HOUR_MS;
}
