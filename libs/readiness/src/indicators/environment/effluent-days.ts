import { windowStart } from '#libs/telemetry';
import { dailyMeans } from '../../inputs/daily-means.js';
import type { EffectiveWindow } from '../../inputs/effective-window.js';
import type { ContextSeries, IndicatorContext } from '../../inputs/indicator-context.js';
import { localDateOf } from '../../inputs/local-date.js';
import { type ResolvedLimit, resolveLimit } from '../../inputs/resolve-limit.js';

/** One 24-hour mean of effluent beside the limit of that day. */
export interface EffluentDay {
  device: string;
  metric: string;
  day: number;
  mean: number;
  limit: ResolvedLimit;
}

/** What the outlets discharged, day by day, against the limits of each day. */
export interface EffluentRecord {
  /** Series of metrics that have a limit. */
  series: ContextSeries[];
  days: EffluentDay[];
  tags: string[];
}

/** Two indicators ask for the same record of the same score. */
const records = new WeakMap<IndicatorContext, Map<string, EffluentRecord>>();

/** 24-hour means of every limited effluent metric in a span, each beside the limit that held that day. */
export function effluentDays(context: IndicatorContext, span: EffectiveWindow): EffluentRecord {
  const known = records.get(context) ?? new Map<string, EffluentRecord>();
  records.set(context, known);
  const key = `${span.from} ${span.to}`;
  const record = known.get(key) ?? recordOf(context, span);
  known.set(key, record);
  return record;
}

function recordOf(context: IndicatorContext, span: EffectiveWindow): EffluentRecord {
  const limited = context
    .allSeries('hour')
    .filter(series => series.metric.startsWith('ww.out.') && series.source.kind === 'wastewater-outlet');
  const limitOf = cachedLimits(context);
  const series: ContextSeries[] = [];
  const days: EffluentDay[] = [];
  const tags = new Set<string>();
  for (const one of limited) {
    if (limitOf(one.metric, span.to - 1) === null) continue;
    series.push(one);
    for (const { day, mean } of dailyMeans(one, span)) {
      const limit = limitOf(one.metric, day);
      if (limit === null) continue;
      days.push({ device: one.device, metric: one.metric, day, mean, limit });
      for (const tag of limit.tags) tags.add(tag);
    }
  }
  return { series, days, tags: [...tags].sort() };
}

/** Whether a 24-hour mean keeps its limit. */
export function isCompliant({ mean, limit }: Pick<EffluentDay, 'mean' | 'limit'>): boolean {
  return (limit.max === null || mean <= limit.max) && (limit.min === null || mean >= limit.min);
}

function cachedLimits(context: IndicatorContext): (metric: string, at: number) => ResolvedLimit | null {
  const known = new Map<string, ResolvedLimit | null>();
  return (metric, at) => {
    const key = `${metric} ${windowStart('day', at)}`;
    let limit = known.get(key);
    if (limit === undefined) {
      limit = resolveLimit(context, { metric, averaging: 'PT24H', date: localDateOf(at) });
      known.set(key, limit);
    }
    return limit;
  };
}
