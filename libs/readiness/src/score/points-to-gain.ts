import type { Method } from '../method/method.js';
import { aggregateScore, type ScoredMember } from './aggregate-score.js';
import type { FiredGate } from './gates.js';

/** How much the overall score would rise if an indicator had its full score. */
export interface PointsToGain {
  indicator: string;
  gain: number;
}

/**
 * Indicators that hold the overall score back most, the largest gain first, under the caps that hold. A
 * missing indicator counts as one that could be shown at its full score.
 *
 * @param limit how many to return.
 */
export function pointsToGain(
  method: Pick<Method, 'pillars'>,
  indicators: readonly ScoredMember[],
  gates: readonly FiredGate[],
  limit: number,
): PointsToGain[] {
  const now = aggregateScore(method, indicators, gates).value;
  return indicators
    .map(improved => {
      const others = indicators.map(member =>
        member.id === improved.id ? { ...member, score: 100 } : member,
      );
      return { indicator: improved.id, gain: aggregateScore(method, others, gates).value - now };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.indicator < b.indicator ? -1 : 1))
    .slice(0, limit);
}
