import type { NotificationHours, QuietHours } from '#libs/contracts';

/** Việt Nam has kept UTC+7 without summer time since 1975. */
const OFFSET_MS = 7 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whether a moment lies in hours of certain days. What goes over midnight belongs to the day on which it began. */
export function isWithin({ days, from, to }: NotificationHours, timeMs: number): boolean {
  const { weekday, ms } = localTime(timeMs);
  const begin = msOfDay(from);
  const end = msOfDay(to);
  if (begin === end) return days.includes(weekday);
  if (begin < end) return days.includes(weekday) && ms >= begin && ms < end;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && ms >= begin) || (days.includes(yesterday) && ms < end);
}

/** When the quiet hours end that a moment lies in, Unix ms; `undefined` when it lies in none. */
export function quietUntil({ from, to }: QuietHours, timeMs: number): number | undefined {
  const { ms } = localTime(timeMs);
  const begin = msOfDay(from);
  const end = msOfDay(to);
  const isQuiet = begin < end ? ms >= begin && ms < end : ms >= begin || ms < end;
  if (!isQuiet) return undefined;
  return timeMs + (ms < end ? end - ms : DAY_MS - ms + end);
}

/** ISO weekday, and how much of the day has passed. */
function localTime(timeMs: number): { weekday: number; ms: number } {
  const local = timeMs + OFFSET_MS;
  // 1970-01-01 was a Thursday.
  const weekday = (((Math.floor(local / DAY_MS) + 3) % 7) + 7) % 7;
  return { weekday: weekday + 1, ms: ((local % DAY_MS) + DAY_MS) % DAY_MS };
}

function msOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}
