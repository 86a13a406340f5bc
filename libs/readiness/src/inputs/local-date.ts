import { LOCAL_OFFSET_MS, TIER_MS } from '#libs/telemetry';

const DAY_MS = TIER_MS.day;

/** Start of a local day given as `YYYY-MM-DD`, Unix ms. */
export function startOfLocalDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - LOCAL_OFFSET_MS;
}

/** End (exclusive) of a local day given as `YYYY-MM-DD`, Unix ms. */
export function endOfLocalDate(date: string): number {
  return startOfLocalDate(date) + DAY_MS;
}

/** End (exclusive) of a local month given as `YYYY-MM`, where the next one begins, Unix ms; always a full hour. */
export function endOfLocalMonth(month: string): number {
  return startOfLocalDate(addMonths(`${month}-01`, 1));
}

/** The day that was asked for last: formulas go through a year of hours one after the other. */
let last = { day: Number.NaN, date: '' };

/** Local date of a moment as `YYYY-MM-DD`; sorts like time. */
export function localDateOf(instant: number): string {
  const day = Math.floor((instant + LOCAL_OFFSET_MS) / DAY_MS);
  if (day !== last.day) last = { day, date: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  return last.date;
}

/** Local hour (0-23), minutes since local midnight and ISO weekday (1 = Monday … 7 = Sunday) of a moment. */
export function localClockOf(instant: number): { hour: number; minute: number; weekday: number } {
  const shifted = instant + LOCAL_OFFSET_MS;
  const day = Math.floor(shifted / DAY_MS);
  const minute = Math.floor((shifted - day * DAY_MS) / 60_000);
  // 1 January 1970 was a Thursday. No Date object: this runs for every stored hour.
  return { hour: Math.floor(minute / 60), minute, weekday: ((((day + 3) % 7) + 7) % 7) + 1 };
}

/** A local date some months later, at the same day of the month or the month's last. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastOfTarget = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfTarget)));
  return target.toISOString().slice(0, 10);
}
