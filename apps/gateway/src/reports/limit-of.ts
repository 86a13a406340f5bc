import { isNoiseNight, noiseClassAt, resolveLimit, type ResolvedLimit } from '#libs/readiness';
import type { LimitAt } from './judge-days.js';

/** Where limits are looked for. */
export type LimitContext = Parameters<typeof resolveLimit>[0];

/** How a metric is limited in a month. */
export interface MonthLimit {
  readonly averaging: 'PT1H' | 'PT24H' | null;
  /** By day; `null` when no number is known. */
  readonly day: ResolvedLimit | null;
  /** The maximum by night, where it is another one. */
  readonly nightMax: number | null;
  readonly at: LimitAt;
}

const NOISE = 'air.noise.laeq';

/** The limit of a metric on a day: of 24 hours where there is one, else of an hour. */
export function limitOf(context: LimitContext, metric: string, date: string): MonthLimit {
  const find = (averaging: string, hour: number): ResolvedLimit | null =>
    resolveLimit(context, {
      ...{ metric, averaging, date },
      ...(metric === NOISE && { class: noiseClassAt(hour) }),
    });
  for (const averaging of ['PT24H', 'PT1H'] as const) {
    const day = find(averaging, 12);
    if (day === null) continue;
    const night = find(averaging, 0);
    const nightMax = night !== null && night.max !== day.max ? night.max : null;
    return { averaging, day, nightMax, at: hour => (isNoiseNight(hour) ? night : day) };
  }
  return { averaging: null, day: null, nightMax: null, at: () => null };
}
