import { LOCAL_OFFSET_MS } from '#libs/telemetry';

/** Months (`YYYY-MM`) by the clock of Hải Phòng, the current one first. */
export function reportMonths(now: number, count: number): string[] {
  const local = new Date(now + LOCAL_OFFSET_MS);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}
