import { JUDGED_AIR } from '../indicators/environment/air-and-noise-hours.js';
import type { IndicatorContext } from '../inputs/indicator-context.js';
import { localDateOf } from '../inputs/local-date.js';
import { NOISE_CLASSES } from '../inputs/noise-class.js';
import { type ResolvedLimit, resolveLimit } from '../inputs/resolve-limit.js';

/** A limit that values were held against: the permit's, else the regulation's. */
export interface AppliedLimit extends ResolvedLimit {
  readonly metric: string;
  /** ISO 8601 duration. */
  readonly averaging: string;
}

interface Judged {
  readonly metric: string;
  readonly averaging: string;
  /** Noise has a limit for the day and one for the night. */
  readonly classes?: readonly string[];
}

/** What a formula holds against limits, by its name; other formulas know no limits. */
const JUDGED_BY: Readonly<Record<string, (metrics: readonly string[]) => readonly Judged[]>> = {
  'effluent-compliance': effluent,
  'effluent-margin': effluent,
  'air-and-noise-hours': metrics =>
    JUDGED_AIR.filter(({ metric }) => metrics.includes(metric)).map(judged =>
      judged.metric === 'air.noise.laeq' ? { ...judged, classes: NOISE_CLASSES } : judged,
    ),
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
  return (JUDGED_BY[formula]?.([...new Set(metrics)]) ?? []).flatMap(({ metric, averaging, classes }) => {
    const query = { metric, averaging, date };
    const limits = classes
      ? classes.map(one => resolveLimit(context, { ...query, class: one }))
      : [resolveLimit(context, query)];
    return limits.flatMap(limit => (limit === null ? [] : [{ metric, averaging, ...limit }]));
  });
}
