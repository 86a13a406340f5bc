import {
  Finding,
  type FollowingReading,
  judgeStored,
  type MetricDefinition,
  type SeriesGroup,
} from '#libs/telemetry';
import type { SeriesRow } from './quality.ports.js';

/** What only the arrival of a reading could tell; it is kept from then. */
const KEPT = Finding.UnitMissing;

/** Fields to ask for: values, flags and findings of a group. */
export function fieldsOf({ metrics }: SeriesGroup): string[] {
  return metrics.flatMap(({ field }) => [field, `${field}_qc`, `${field}_why`]);
}

/** What a stored value's own tests found. */
export function arrivalOf(
  metric: MetricDefinition,
  { timeMs, values }: SeriesRow,
  ratings: Readonly<Record<string, number>>,
): number {
  const kept = (values[`${metric.field}_why`] ?? 0) & KEPT;
  const own = judgeStored(metric, values[metric.field] ?? Number.NaN, timeMs, ratings);
  return kept === 0 ? own : own | kept | Finding.Tested;
}

/** The readings of one metric in stored rows; that their rows contradict themselves is taken from what is stored. */
export function readingsOf(
  metric: MetricDefinition,
  rows: readonly SeriesRow[],
  ratings: Readonly<Record<string, number>>,
): FollowingReading[] {
  return rows.flatMap(row => {
    const { [metric.field]: value, [`${metric.field}_why`]: stored = 0 } = row.values;
    if (value === undefined) return [];
    const arrival = arrivalOf(metric, row, ratings) | (stored & Finding.CrossCheck);
    return [{ timeMs: row.timeMs, value, arrival, stored }];
  });
}
