import { PILLAR_IDS, type PillarId } from '../method/pillar-definition.js';

/** What each of the nine needs counts for an investor; together 100. */
export type PillarWeights = Readonly<Record<PillarId, number>>;

/** One need counts at most this much (HP-GSR 0.1 §7.7). */
const MAX_WEIGHT = 40;
/** All needs together. */
const WEIGHT_SUM = 100;
/** A hundred is a hundred, also when the weights are no whole numbers. */
const ROUNDING = 1e-6;

/**
 * What is wrong with someone's own weights, as a sentence; `null` when nothing is: each of the nine between 0
 * and 40, together 100 (HP-GSR 0.1 §7.7).
 */
export function findWeightFault(weights: Partial<PillarWeights>): string | null {
  for (const id of PILLAR_IDS) {
    const weight = weights[id];
    if (weight === undefined)
      return `The weight of ${id} is missing: give all nine, 0 for what does not count.`;
    if (!(weight >= 0 && weight <= MAX_WEIGHT))
      return `The weight of ${id} is ${weight}; each is between 0 and ${MAX_WEIGHT}.`;
  }
  const sum = PILLAR_IDS.reduce((total, id) => total + (weights[id] ?? 0), 0);
  if (Math.abs(sum - WEIGHT_SUM) <= ROUNDING) return null;
  return `The nine weights add up to ${Number(sum.toFixed(6))}, not to ${WEIGHT_SUM}.`;
}
