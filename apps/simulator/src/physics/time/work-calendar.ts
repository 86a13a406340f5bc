import { dayOfDate, monthAndDay, weekday } from './local-time.js';

/** First day of the lunar year in Viet Nam. */
const LUNAR_NEW_YEAR = [
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-02',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
].map(dayOfDate);

/** Day and month of public holidays by the solar calendar (Labour Code, article 112). */
const FIXED_HOLIDAYS = new Set(['1-1', '4-30', '5-1', '9-2', '9-3']);

/** Share of factories at work around the lunar new year, by days from it: they empty and fill slowly. */
const AROUND_NEW_YEAR: Readonly<Record<number, number>> = {
  [-3]: 0.75,
  [-2]: 0.45,
  [-1]: 0.2,
  0: 0.1,
  1: 0.1,
  2: 0.12,
  3: 0.18,
  4: 0.35,
  5: 0.6,
  6: 0.75,
  7: 0.85,
  8: 0.92,
};

const cache = new Map<number, number>();

/** Share of normal work on a local day apart from Sundays: 1 on ordinary days, less on holidays. */
function holidayShare(day: number): number {
  for (const newYear of LUNAR_NEW_YEAR) {
    const share = AROUND_NEW_YEAR[day - newYear];
    if (share !== undefined) return share;
  }
  const { month, dayOfMonth } = monthAndDay(day);
  return FIXED_HOLIDAYS.has(`${month}-${dayOfMonth}`) ? 0.25 : 1;
}

/**
 * Share of normal work on a local day.
 *
 * @param sunday share of a normal day that is worked on Sundays.
 */
export function workShare(day: number, sunday: number): number {
  let share = cache.get(day);
  if (share === undefined) {
    share = holidayShare(day);
    if (cache.size > 4_000) cache.clear();
    cache.set(day, share);
  }
  return weekday(day) === 0 ? Math.min(share, sunday) : share;
}
