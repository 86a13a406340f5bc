import { isNoise, NOISE_CLASSES } from './noise-class.js';
import { type LimitContext, type LimitQuery, type ResolvedLimit, resolveLimit } from './resolve-limit.js';

/** A limit that values are held against: the permit's, else the regulation's. */
export interface AppliedLimit extends ResolvedLimit {
  readonly metric: string;
  /** ISO 8601 duration. */
  readonly averaging: string;
}

/**
 * The limits of a metric in one averaging on a local day, with numbers as they apply: of noise one for the day and one for
 * the night, of everything else one. Empty when no number is known.
 */
export function limitsOfMetric(context: LimitContext, query: Omit<LimitQuery, 'class'>): AppliedLimit[] {
  const { metric, averaging } = query;
  const classes = isNoise(metric) ? NOISE_CLASSES : [undefined];
  return classes.flatMap(one => {
    const limit = resolveLimit(context, one === undefined ? query : { ...query, class: one });
    return limit === null ? [] : [{ metric, averaging, ...limit }];
  });
}

/**
 * Every limit that holds in a zone on a local day (`YYYY-MM-DD`), with numbers as they apply there: the zone's permit first,
 * then the regulation in force, of effluent `C × Kq × Kf` of the class on record.
 */
export function limitsOnDay(context: LimitContext, date: string): AppliedLimit[] {
  const { limits, zone } = context.inputs;
  const judged = new Map(
    limits
      .filter(limit => limit.zone === '*' || limit.zone === zone.code)
      .map(({ metric, averaging }) => [`${metric} ${averaging}`, { metric, averaging, date }]),
  );
  return [...judged.values()].flatMap(query => limitsOfMetric(context, query));
}
