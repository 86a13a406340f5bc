import type { IndicatorDefinition, ScoreTier } from './indicator-definition.js';
import { windowDays } from './window-days.js';

/** Windows that have to be read to score a zone. */
export interface WindowRead {
  tier: ScoreTier;
  /** `*` = every metric the zone sends. */
  metric: string;
  /** How far back, days. */
  days: number;
  /** Whether some indicator needs the smallest and largest value of each window. */
  extremes: boolean;
}

/** Shortest span ever read; see `effectiveWindow`. */
const MIN_DAYS = 7;

/**
 * What to read for a method: for each tier and metric the longest window any indicator asks for. The
 * effective window may end up to a day before the moment of scoring, so a day more is read.
 */
export function planWindowReads(indicators: readonly IndicatorDefinition[]): WindowRead[] {
  const reads = new Map<string, WindowRead>();
  for (const { inputs, window } of indicators) {
    for (const { tier, metric, extremes = false } of inputs) {
      const key = `${tier} ${metric}`;
      // A live indicator that reads telemetry looks for its peak in a year.
      const days = Math.max(MIN_DAYS, windowDays(window === 'PT0S' ? 'P12M' : window)) + 1;
      const known = reads.get(key);
      reads.set(key, {
        tier,
        metric,
        days: Math.max(days, known?.days ?? 0),
        extremes: extremes || (known?.extremes ?? false),
      });
    }
  }
  return [...reads.values()].sort((a, b) => (`${a.tier} ${a.metric}` < `${b.tier} ${b.metric}` ? -1 : 1));
}
