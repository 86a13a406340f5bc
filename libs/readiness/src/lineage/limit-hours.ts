import {
  countStationHours,
  judgeAir,
  type JudgedStation,
} from '../indicators/environment/air-and-noise-hours.js';
import type { AirAveraging } from '../indicators/environment/judge-station.js';
import type { IndicatorContext } from '../inputs/indicator-context.js';
import { localClockOf } from '../inputs/local-date.js';
import { isNoise, isNoiseNight } from '../inputs/noise-class.js';

/** Hours of stations that were held against a limit, and those above it. */
export interface HourCount {
  measured: number;
  over: number;
}

/** Hours of all stations that were held against the limit of one metric. */
export interface PartOfHours extends HourCount {
  metric: string;
  /** ISO 8601 duration that the limit is averaged over. */
  averaging: AirAveraging;
  /** Noise has a limit for the day and one for the night. */
  period: 'day' | 'night' | null;
}

/** Hours behind a value that counts hours, in all and by what was measured. */
export interface LimitHours extends HourCount {
  /** An hour above several limits is in several parts and once in the whole. */
  parts: PartOfHours[];
}

/** The formula whose value is made of hours held against limits. */
const COUNTS_HOURS = 'air-and-noise-hours';

/**
 * Splits the hours an indicator counts by metric, and those of noise by day and night; `null` for other formulas.
 * It is computed when somebody asks: figures stored with a score are compared bit for bit, so old scores could
 * not have new ones.
 */
export function limitHours(
  context: IndicatorContext,
  { formula, window }: { formula: string; window: { from: number; to: number } | null },
): LimitHours | null {
  if (formula !== COUNTS_HOURS || window === null) return null;
  const { judged } = judgeAir(context, window);
  const parts = new Map<string, PartOfHours>();
  for (const one of judged) addHours(parts, one);
  return {
    ...countStationHours(judged),
    parts: [...parts.values()].filter(({ measured }) => measured > 0),
  };
}

function addHours(parts: Map<string, PartOfHours>, { station, averaging, hours }: JudgedStation): void {
  const { metric } = station;
  for (const period of isNoise(metric) ? (['day', 'night'] as const) : [null]) {
    const key = `${metric} ${averaging} ${period}`;
    const part = parts.get(key) ?? { metric, averaging, period, measured: 0, over: 0 };
    parts.set(key, part);
    for (const [hour, good] of hours) {
      if (period !== null && period !== periodOf(hour)) continue;
      part.measured += 1;
      if (!good) part.over += 1;
    }
  }
}

function periodOf(hour: number): 'day' | 'night' {
  return isNoiseNight(localClockOf(hour).hour) ? 'night' : 'day';
}
