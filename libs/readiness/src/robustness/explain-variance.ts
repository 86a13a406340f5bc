import { percentile } from '../inputs/percentile.js';
import { Random } from './random.js';

/** How much of the movement of ranks a choice causes by itself. */
export interface ExplainedShare {
  /** Variance of ranks with only this choice varied ÷ variance with all varied. */
  share: number;
  /** 5th and 95th percentile of the share over resampled draws. */
  low: number;
  high: number;
}

const RESAMPLES = 200;

/**
 * Share of the variance of ranks that each choice explains alone, others held at the method's own, with a
 * 90 % bootstrap interval over the draws. Shares need not add up to 1: choices also act together.
 *
 * @param all draw × zone, every choice varied.
 * @param alone the same for each choice, varied alone in the same draws.
 */
export function explainVariance(
  all: Uint16Array,
  alone: readonly Uint16Array[],
  zones: number,
  random: Random,
): ExplainedShare[] {
  const draws = all.length / zones;
  const times = new Int32Array(draws);
  const sharesNow = (): number[] => {
    const total = meanVariance(all, zones, times);
    return alone.map(ranks => (total === 0 ? 0 : meanVariance(ranks, zones, times) / total));
  };
  times.fill(1);
  const shares = sharesNow();
  const resampled = Array.from({ length: RESAMPLES }, () => {
    times.fill(0);
    for (let i = 0; i < draws; i++) {
      const draw = Math.floor(random.uniform() * draws);
      times[draw] = (times[draw] as number) + 1;
    }
    return sharesNow();
  });
  return shares.map((share, choice) => {
    const values = resampled.map(row => row[choice] as number);
    return { share, low: percentile(values, 5), high: percentile(values, 95) };
  });
}

/** Mean over zones of the variance of their ranks, each draw counted so many times. */
function meanVariance(ranks: Uint16Array, zones: number, times: Int32Array): number {
  const sums = new Float64Array(zones);
  let squares = 0;
  let count = 0;
  for (let draw = 0; draw < times.length; draw++) {
    const weight = times[draw] as number;
    if (weight === 0) continue;
    count += weight;
    for (let zone = 0; zone < zones; zone++) {
      const rank = ranks[draw * zones + zone] as number;
      sums[zone] = (sums[zone] as number) + weight * rank;
      squares += weight * rank * rank;
    }
  }
  let variance = squares / count;
  for (const sum of sums) variance -= (sum / count) ** 2;
  // Ranks are whole numbers: what is left of a constant is rounding.
  return Math.max(0, variance) / zones;
}
