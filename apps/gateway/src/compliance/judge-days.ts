import type { CadenceDeclaration } from '#libs/contracts';
import {
  dailyMeans,
  expectedOf,
  type HourSeries,
  isCompliant,
  isValidWindow,
  localClockOf,
  localDateOf,
  type ResolvedLimit,
  type WindowValues,
} from '#libs/readiness';
import { TIER_MS } from '#libs/telemetry';
import type { Point } from '../series/combine-points.js';
import type { ComplianceDay, DayState } from './compliance.schema.js';

const DAY_MS = TIER_MS.day;

/** What a metric of a device gave over some days. */
export interface DaysOfMetric {
  /** Local dates, `YYYY-MM-DD`, one after the other. */
  readonly dates: readonly string[];
  /** Start of the first day, Unix ms. */
  readonly from: number;
  readonly days: readonly Point[];
  readonly hours: readonly Point[];
  readonly cadenceSeconds: number | null;
  /** Of the device. */
  readonly declarations: readonly CadenceDeclaration[];
}

/** How a metric is limited on a date at an hour of the day, 0-23. */
export type LimitAt = (date: string, hour: number) => ResolvedLimit | null;

/**
 * Each day against the limit that held then: the mean of its valid hours for a limit of 24 hours, as indicators and legal
 * events are judged; each valid hour for one of an hour. A day with fewer than 18 valid hours is not called within.
 */
export function judgeDays(
  given: DaysOfMetric,
  averaging: 'PT1H' | 'PT24H' | null,
  limitAt: LimitAt,
): ComplianceDay[] {
  const { dates, from, days } = given;
  const series = hoursOf(given);
  const valid = series.windows.filter(window => isValidWindow(series, window));
  const byDate = new Map(days.map(point => [localDateOf(point.t), point]));
  const means = new Map(
    dailyMeans(series, { from, to: from + dates.length * DAY_MS }).map(({ day, mean }) => [
      localDateOf(day),
      mean,
    ]),
  );
  return dates.map((date, index) => {
    const start = from + index * DAY_MS;
    const point = byDate.get(date);
    const { n: readings = 0, suspect = 0, fail: failed = 0 } = point ?? {};
    const isOver = (hour: WindowValues): boolean => {
      const limit = limitAt(date, localClockOf(hour.start).hour);
      return limit !== null && !isCompliant({ mean: hour.mean as number, limit });
    };
    const own = valid.filter(hour => hour.start >= start && hour.start < start + DAY_MS);
    const hoursOver = averaging === 'PT1H' ? own.filter(isOver).length : null;
    const mean = means.get(date);
    const limit = limitAt(date, 12);
    const over =
      hoursOver === null
        ? mean !== undefined && limit !== null && !isCompliant({ mean, limit })
        : hoursOver > 0;
    const state = stateOf({ readings, over, isValid: mean !== undefined, hasLimit: averaging !== null });
    const value = (averaging === 'PT24H' ? mean : undefined) ?? point?.value ?? null;
    return {
      ...{ date, value, hoursOver, readings, suspect, failed, state },
      expected: expectedOf(series, start, start + DAY_MS),
    };
  });
}

/** The hours as the score has them. */
function hoursOf({ hours, cadenceSeconds, declarations }: DaysOfMetric): HourSeries {
  const windows = hours.map(({ t: start, value: mean, min, max, n, suspect, fail }) => ({
    ...{ start, n, suspect, fail, mean, min, max, sum: null, increase: null },
  }));
  return { tier: 'hour', cadenceSeconds, source: { declarations: [...declarations] }, windows };
}

function stateOf(day: { readings: number; over: boolean; isValid: boolean; hasLimit: boolean }): DayState {
  if (day.readings === 0) return 'none';
  if (!day.hasLimit) return 'no-limit';
  if (day.over) return 'over';
  return day.isValid ? 'within' : 'few';
}
