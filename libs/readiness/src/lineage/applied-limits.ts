import { JUDGED_AIR } from '../indicators/environment/air-and-noise-hours.js';
import type { IndicatorContext } from '../inputs/indicator-context.js';
import { type AppliedLimit, limitsOfMetric } from '../inputs/limits-on-day.js';
import { localDateOf } from '../inputs/local-date.js';

interface Judged {
  readonly metric: string;
  readonly averaging: string;
}

/** What a formula holds against limits, by its name; other formulas know no limits. */
const JUDGED_BY: Readonly<Record<string, (metrics: readonly string[]) => readonly Judged[]>> = {
  'effluent-compliance': effluent,
  'effluent-margin': effluent,
  'air-and-noise-hours': metrics => JUDGED_AIR.filter(({ metric }) => metrics.includes(metric)),
};

function effluent(metrics: readonly string[]): Judged[] {
  return metrics
    .filter(metric => metric.startsWith('ww.out.'))
    .map(metric => ({ metric, averaging: 'PT24H' }));
}

/**
 * Limits that an indicator's values are held against at the hour of the score, with numbers as they apply: of effluent
 * `C × Kq × Kf` of the class on record.
 *
 * @param formula name of the indicator's formula.
 * @param metrics what it was computed from.
 */
export function appliedLimits(
  context: IndicatorContext,
  formula: string,
  metrics: readonly string[],
): AppliedLimit[] {
  const date = localDateOf(context.inputs.asOf - 1);
  return (JUDGED_BY[formula]?.([...new Set(metrics)]) ?? []).flatMap(({ metric, averaging }) =>
    limitsOfMetric(context, { metric, averaging, date }),
  );
}
