import { endOfLocalMonth, localDateOf, startOfLocalDate } from '#libs/readiness';

const DAY_MS = 86_400_000;

/** Local days (UTC+7) of a month that have ended. */
export interface LocalMonth {
  readonly from: number;
  /** End of the last day that has ended. */
  readonly to: number;
  readonly complete: boolean;
  /** `YYYY-MM-DD`, in order. */
  readonly dates: string[];
}

/** The month (`YYYY-MM`) as far as it has gone; `null` when none of its days has ended. */
export function localMonth(month: string, now: number): LocalMonth | null {
  const from = startOfLocalDate(`${month}-01`);
  const end = endOfLocalMonth(month);
  const to = Math.min(end, startOfLocalDate(localDateOf(now)));
  if (to <= from) return null;
  const dates = Array.from({ length: (to - from) / DAY_MS }, (_, day) => localDateOf(from + day * DAY_MS));
  return { from, to, complete: to === end, dates };
}

/** The month (`YYYY-MM`) before the one that a moment lies in. */
export function monthBefore(now: number): string {
  const start = startOfLocalDate(`${localDateOf(now).slice(0, 7)}-01`);
  return localDateOf(start - 1).slice(0, 7);
}
