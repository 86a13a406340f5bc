import { smoothStep } from '../shape.js';
import { localDay, localHour } from '../time/local-time.js';
import { workShare } from '../time/work-calendar.js';

/** How a tenant's people work. */
export const WorkPattern = {
  /** Around the clock: changes of shift at 6, 14 and 22 h. */
  ThreeShifts: 'three-shifts',
  TwoShifts: 'two-shifts',
  /** 7:30 to 17 h with an hour of lunch. */
  Day: 'day',
  /** Building sites: day work, also on Sundays. */
  Site: 'site',
} as const;
export type WorkPattern = (typeof WorkPattern)[keyof typeof WorkPattern];

const SUNDAY_SHARE: Readonly<Record<WorkPattern, number>> = {
  'three-shifts': 0.72,
  'two-shifts': 0.35,
  day: 0.12,
  site: 0.5,
};

/** Work during an ordinary day, 0 to 1, by local hour. */
function byHour(pattern: WorkPattern, hour: number): number {
  const lunch = 1 - 0.28 * dip(hour, 12);
  switch (pattern) {
    case 'three-shifts': {
      const changes = 1 - 0.1 * (dip(hour, 6) + dip(hour, 14) + dip(hour, 22));
      const night = 0.82 + 0.18 * ramp(hour, 6, 22);
      return night * changes * (1 - 0.35 * (1 - lunch));
    }
    case 'two-shifts':
      return (0.06 + 0.94 * ramp(hour, 6, 22)) * lunch * (1 - 0.12 * dip(hour, 14));
    case 'day':
      return (0.04 + 0.96 * ramp(hour, 7.5, 17)) * lunch + 0.1 * ramp(hour, 17, 20);
    case 'site':
      return (0.03 + 0.97 * ramp(hour, 6.8, 17.3)) * (1 - 0.75 * dip(hour, 12));
  }
}

function ramp(hour: number, from: number, to: number): number {
  return smoothStep(from - 0.6, from + 0.5, hour) * (1 - smoothStep(to - 0.4, to + 0.9, hour));
}

/** A dip of an hour or so round a time. */
function dip(hour: number, at: number): number {
  const away = Math.abs(hour - at);
  return away >= 0.8 ? 0 : (1 + Math.cos((Math.PI * away) / 0.8)) / 2;
}

/**
 * How much is being worked, 0 to 1: shifts, lunch, Sundays, holidays and the lunar new year. A day's share
 * takes over smoothly round midnight.
 */
export function activity(pattern: WorkPattern, timeMs: number): number {
  const hour = localHour(timeMs);
  const day = localDay(timeMs);
  const sunday = SUNDAY_SHARE[pattern];
  let share = workShare(day, sunday);
  if (hour < 2) {
    const before = workShare(day - 1, sunday);
    share = before + (share - before) * smoothStep(-2, 2, hour);
  } else if (hour > 22) {
    share += (workShare(day + 1, sunday) - share) * smoothStep(22, 26, hour);
  }
  return share * byHour(pattern, hour);
}
