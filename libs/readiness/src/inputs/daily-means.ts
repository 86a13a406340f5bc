import { windowStart } from '#libs/telemetry';
import type { ContextSeries } from './indicator-context.js';
import { VALID_DAY_HOURS, isValidWindow } from './valid-windows.js';
import { type ExpectedSeries, windowsIn } from './coverage.js';

/** Mean of a local day from its valid hours. */
export interface DailyMean {
  /** Start of the local day, Unix ms. */
  day: number;
  mean: number;
  /** Valid hours that it is the mean of. */
  hours: number;
}

/** Hours of one metric of one device, with what was due of it. */
export type HourSeries = ExpectedSeries & Pick<ContextSeries, 'tier' | 'windows'>;

/**
 * 24-hour means of a series of hours: the mean of the valid hours of each local day that has at least
 * 18 of them. This is the averaging that automatic data are compared with limits by (HP-GSR 0.1 §3.1).
 */
export function dailyMeans(series: HourSeries, span: { from: number; to: number }): DailyMean[] {
  const days = new Map<number, { sum: number; hours: number }>();
  for (const window of windowsIn(series, span)) {
    if (!isValidWindow(series, window)) continue;
    const day = windowStart('day', window.start);
    const total = days.get(day) ?? { sum: 0, hours: 0 };
    total.sum += window.mean as number;
    total.hours += 1;
    days.set(day, total);
  }
  return [...days]
    .filter(([, { hours }]) => hours >= VALID_DAY_HOURS)
    .map(([day, { sum, hours }]) => ({ day, mean: sum / hours, hours }));
}
