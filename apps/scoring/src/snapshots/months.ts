import { endOfLocalMonth, localDateOf } from '#libs/readiness';

/** The local month (`YYYY-MM`) that a moment lies in. */
export function monthOf(instant: number): string {
  return localDateOf(instant).slice(0, 7);
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
  let month = monthOf(since);
  while (endOfLocalMonth(month) + graceMs <= now) {
    if (!frozen.has(month)) due.push(month);
    month = monthOf(endOfLocalMonth(month));
  }
  return due;
}
