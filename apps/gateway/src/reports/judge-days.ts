import type { CadenceDeclaration } from '#libs/contracts';
import { dailyMeans, isCompliant, localClockOf, localDateOf, type ResolvedLimit } from '#libs/readiness';
import { expectedReadings } from '#libs/telemetry';
import type { Point } from '../series/combine-points.js';
import type { DayState, ReportDay } from './report.schema.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Share of an hour's readings that makes it valid, and of a day's hours (18) that makes it one: as for the score. */
const ENOUGH = 0.75;

/** What a metric of a device gave in a month. */
export interface MonthOfMetric {
  readonly dates: readonly string[];
  /** Start of the first day, Unix ms. */
  readonly from: number;
  readonly days: readonly Point[];
  readonly hours: readonly Point[];
  readonly cadenceSeconds: number | null;
  /** Of the device. */
  readonly declarations: readonly CadenceDeclaration[];
}

/** How a metric is limited at an hour of the day. */
export type LimitAt = (hour: number) => ResolvedLimit | null;

/**
 * Each day of a month against a limit: the mean of its valid hours for a limit of 24 hours, as indicators and legal
 * events are judged; each valid hour for one of an hour. A day with fewer than 18 valid hours is not called within.
 */
export function judgeDays(
  month: MonthOfMetric,
  averaging: 'PT1H' | 'PT24H' | null,
  limitAt: LimitAt,
): ReportDay[] {
  const { dates, from, days, hours, cadenceSeconds, declarations } = month;
  const due = (start: number, end: number) =>
    expectedReadings({ channelCadenceSeconds: cadenceSeconds, declarations, from: start, to: end });
  const byDate = new Map(days.map(point => [localDateOf(point.t), point]));
  const means = new Map(
    dailyMeans(
      {
        ...{ tier: 'hour', cadenceSeconds, source: { declarations: [...declarations] } },
        windows: hours.map(({ t: start, value: mean, min, max, n, suspect, fail }) => ({
          ...{ start, n, suspect, fail, mean, min, max, sum: null, increase: null },
        })),
      },
      { from, to: from + dates.length * DAY_MS },
    ).map(({ day, mean }) => [localDateOf(day), mean]),
  );
  return dates.map((date, index) => {
    const start = from + index * DAY_MS;
    const point = byDate.get(date);
    const { n: readings = 0, suspect = 0, fail: failed = 0 } = point ?? {};
    const valid = hours.filter(
      ({ t, n }) => t >= start && t < start + DAY_MS && n > 0 && n >= due(t, t + HOUR_MS) * ENOUGH,
    );
    const isOver = ({ t, value: mean }: Point): boolean => {
      const limit = limitAt(localClockOf(t).hour);
      return limit !== null && !isCompliant({ mean, limit });
    };
    const hoursOver = averaging === 'PT1H' ? valid.filter(isOver).length : null;
    const mean = means.get(date);
    const limit = limitAt(12);
    const over =
      hoursOver === null
        ? mean !== undefined && limit !== null && !isCompliant({ mean, limit })
        : hoursOver > 0;
    const state = stateOf({ readings, over, isValid: mean !== undefined, hasLimit: averaging !== null });
    const value = (averaging === 'PT24H' ? mean : undefined) ?? point?.value ?? null;
    return {
      ...{ date, value, hoursOver, readings, suspect, failed, state },
      expected: due(start, start + DAY_MS),
    };
  });
}

function stateOf(day: { readings: number; over: boolean; isValid: boolean; hasLimit: boolean }): DayState {
  if (day.readings === 0) return 'none';
  if (!day.hasLimit) return 'no-limit';
  if (day.over) return 'over';
  return day.isValid ? 'within' : 'few';
}
