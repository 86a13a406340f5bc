import { isNoise, noiseClassAt, resolveLimit, type ResolvedLimit } from '#libs/readiness';
import type { LimitAt } from './judge-days.js';

/** Where limits are looked for. */
export type LimitContext = Parameters<typeof resolveLimit>[0];

/** How a metric is limited over some days. */
export interface DaysLimit {
  readonly averaging: 'PT1H' | 'PT24H' | null;
  /** By day, on the last one; `null` when no number is known. */
  readonly day: ResolvedLimit | null;
  /** The maximum by night, where it is another one. */
  readonly nightMax: number | null;
  readonly at: LimitAt;
}

const MIDNIGHT = 0;
const NOON = 12;

/** The limit of a metric over days that end with one: of 24 hours where there is one, else of an hour. */
export function limitOf(context: LimitContext, metric: string, lastDate: string): DaysLimit {
  for (const averaging of ['PT24H', 'PT1H'] as const) {
    const known = new Map<string, ResolvedLimit | null>();
    const at: LimitAt = (date, hour) => {
      const one = isNoise(metric) ? noiseClassAt(hour) : undefined;
      const key = `${date} ${one}`;
      let limit = known.get(key);
      if (limit === undefined) {
        const query = { metric, averaging, date };
        limit = resolveLimit(context, one === undefined ? query : { ...query, class: one });
        known.set(key, limit);
      }
      return limit;
    };
    const day = at(lastDate, NOON);
    if (day === null) continue;
    const night = at(lastDate, MIDNIGHT);
    return { averaging, day, nightMax: night !== null && night.max !== day.max ? night.max : null, at };
  }
  return { averaging: null, day: null, nightMax: null, at: () => null };
}
