import { localDateOf, startOfLocalDate } from '#libs/readiness';

/** The local month (`YYYY-MM`) that a moment lies in. */
export function monthOf(instant: number): string {
  return localDateOf(instant).slice(0, 7);
}

/** The moment a local month (`YYYY-MM`) ends and the next begins, Unix ms; always a full hour. */
export function endOfMonth(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  return startOfLocalDate(next);
}

/**
 * Months that are to be frozen, the oldest first: those that ended while scores were computed, and whose
 * time for late data is over.
 *
 * @param since when the first score was computed, Unix ms.
 * @param graceMs how long late data is waited for.
 */
export function monthsDue(
  since: number,
  now: number,
  graceMs: number,
  frozen: ReadonlySet<string>,
): string[] {
  const due: string[] = [];
  for (let month = monthOf(since); endOfMonth(month) + graceMs <= now; month = monthOf(endOfMonth(month))) {
    if (!frozen.has(month)) due.push(month);
  }
  return due;
}
