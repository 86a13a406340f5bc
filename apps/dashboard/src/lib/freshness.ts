/** How old a reading is, judged by the cadence its channel promises. `event` promises nothing. */
export type Freshness = 'fresh' | 'late' | 'stale' | 'none' | 'event';

/** A channel is late after two and a half missed readings and stale after ten, but never within 30 s. */
export function judgeFreshness(
  lastMs: number | null,
  cadenceSeconds: number | null,
  nowMs: number,
): Freshness {
  if (lastMs === null) return 'none';
  if (cadenceSeconds === null) return 'event';
  const cadenceMs = cadenceSeconds * 1_000;
  const age = nowMs - lastMs;
  if (age <= Math.max(2.5 * cadenceMs, 30_000)) return 'fresh';
  return age <= Math.max(10 * cadenceMs, 60_000) ? 'late' : 'stale';
}

/** Of its channels a zone may have this share late and still count as fresh, or as alive at all. */
const FRESH_SHARE = 0.8;
const LATE_SHARE = 0.3;
/** The slowest regular channel is a quarter of an hour; a zone older than two of them is silent. */
const SILENT_MS = 30 * 60_000;

/** Freshness of a whole zone: by the share of its channels on time, and by the newest reading of all. */
export function zoneFreshness(
  zone: { lastReadingAt: number | null; freshShare: number | null },
  nowMs: number,
): Exclude<Freshness, 'event'> {
  if (zone.lastReadingAt === null) return 'none';
  if (nowMs - zone.lastReadingAt > SILENT_MS) return 'stale';
  const share = zone.freshShare ?? 1;
  return share >= FRESH_SHARE ? 'fresh' : share >= LATE_SHARE ? 'late' : 'stale';
}
