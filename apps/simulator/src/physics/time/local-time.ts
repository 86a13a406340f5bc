import { LOCAL_OFFSET_MS } from '#libs/telemetry';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Number of the local day since 1970-01-01. */
export function localDay(timeMs: number): number {
  return Math.floor((timeMs + LOCAL_OFFSET_MS) / DAY_MS);
}

/** Start of a local day, Unix ms. */
export function startOfLocalDay(day: number): number {
  return day * DAY_MS - LOCAL_OFFSET_MS;
}

/** Local hour of the day with fraction, 0 to 24. */
export function localHour(timeMs: number): number {
  return (timeMs + LOCAL_OFFSET_MS - localDay(timeMs) * DAY_MS) / HOUR_MS;
}

/** Day of the week of a local day: 0 = Sunday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Part of the year that has passed, 0 to 1 (mean Gregorian year; within a day of the calendar). */
export function yearFraction(timeMs: number): number {
  const years = (timeMs + LOCAL_OFFSET_MS) / (365.2425 * DAY_MS);
  return years - Math.floor(years);
}

/** Number of the local day of a date such as `2026-02-17`. */
export function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** Month (1-12) and day of the month of a local day. */
export function monthAndDay(day: number): { month: number; dayOfMonth: number } {
  const date = new Date(day * DAY_MS);
  return { month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
}
