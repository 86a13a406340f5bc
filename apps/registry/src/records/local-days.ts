const DAY_MS = 86_400_000;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Days from one date to another, `YYYY-MM-DD`; below 0 when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date some days later, or earlier below 0. */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days);
}

/** The date some working days later: Saturdays and Sundays do not count; public holidays are not known here. */
export function addWorkingDays(date: string, days: number): string {
  let day = dayNumber(date);
  for (let left = days; left > 0; ) {
    day += 1;
    // 1 January 1970 was a Thursday.
    const weekday = (((day + 3) % 7) + 7) % 7;
    if (weekday < 5) left -= 1;
  }
  return dateOf(day);
}
