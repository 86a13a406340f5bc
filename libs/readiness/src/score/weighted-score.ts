import type { PillarId } from '../method/pillar-definition.js';
import { aggregateOverall } from './aggregate-overall.js';
import type { PillarResult } from './aggregate-pillar.js';
import type { FiredGate } from './gates.js';

/**
 * An investor's own score: the same pillars under other weights; the floor and the gates stay
 * (HP-GSR 0.1 §7.7). Pillars of weight 0 do not count.
 */
export function weightedScore(
  pillars: readonly Pick<PillarResult, 'id' | 'value'>[],
  weights: Readonly<Record<PillarId, number>>,
  gates: readonly Pick<FiredGate, 'overallCap'>[],
): number {
  const { geometric } = aggregateOverall(pillars.map(({ id, value }) => ({ value, weight: weights[id] })));
  return gates.reduce((score, { overallCap }) => Math.min(score, overallCap ?? score), geometric);
}
