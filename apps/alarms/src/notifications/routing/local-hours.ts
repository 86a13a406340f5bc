import type { NotificationHours, QuietHours } from '#libs/contracts';
import { localClockOf } from '#libs/readiness';
import { TIER_MS, windowStart } from '#libs/telemetry';

const DAY_MINUTES = 1_440;

/** Whether a moment lies in hours of certain days. What goes over midnight belongs to the day on which it began. */
export function isWithin({ days, from, to }: NotificationHours, timeMs: number): boolean {
  const { weekday, minute } = localClockOf(timeMs);
  const begin = minuteOfDay(from);
  const end = minuteOfDay(to);
  if (begin === end) return days.includes(weekday);
  if (begin < end) return days.includes(weekday) && minute >= begin && minute < end;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minute >= begin) || (days.includes(yesterday) && minute < end);
}

/** When the quiet hours end that a moment lies in, Unix ms; `undefined` when it lies in none. */
export function quietUntil({ from, to }: QuietHours, timeMs: number): number | undefined {
  const { minute } = localClockOf(timeMs);
  const begin = minuteOfDay(from);
  const end = minuteOfDay(to);
  const isQuiet = begin < end ? minute >= begin && minute < end : minute >= begin || minute < end;
  if (!isQuiet) return undefined;
  const left = minute < end ? end - minute : DAY_MINUTES - minute + end;
  return windowStart('minute', timeMs) + left * TIER_MS.minute;
}

function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
