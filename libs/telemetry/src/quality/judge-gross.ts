import type { MetricDefinition } from '../catalogue/metric-definition.js';
import { Quality } from './quality.js';

/** Fail, pass, or not evaluated when the metric has no limits or the device lacks the rating. */
export function judgeGross(
  metric: MetricDefinition,
  value: number,
  ratings: Readonly<Record<string, number>>,
): Quality {
  if (metric.enumValues) {
    for (const { code } of metric.enumValues) if (code === value) return Quality.Pass;
    return Quality.Fail;
  }
  const { min, max, scaleBy } = metric.qc.gross;
  if (min === null && max === null) return Quality.NotEvaluated;
  let scale = 1;
  if (scaleBy !== undefined) {
    const rating = ratings[scaleBy];
    if (rating === undefined || !(rating > 0)) return Quality.NotEvaluated;
    scale = rating;
  }
  if (min !== null && value < min * scale) return Quality.Fail;
  if (max !== null && value > max * scale) return Quality.Fail;
  return Quality.Pass;
}
