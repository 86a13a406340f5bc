/** How old a reading is, judged by the cadence its channel promises. */
export type Freshness = 'fresh' | 'late' | 'stale' | 'none';

/** A channel is late after two and a half missed readings and stale after ten, but never within 30 s. */
export function judgeFreshness(
  lastMs: number | null,
  cadenceSeconds: number | null,
  nowMs: number,
): Freshness {
  if (lastMs === null) return 'none';
  const cadenceMs = (cadenceSeconds ?? 86_400) * 1_000;
  const age = nowMs - lastMs;
  if (age <= Math.max(2.5 * cadenceMs, 30_000)) return 'fresh';
  return age <= Math.max(10 * cadenceMs, 60_000) ? 'late' : 'stale';
}
