import { aggregateOverall } from './aggregate-overall.js';
import type { PillarResult } from './aggregate-pillar.js';
import type { IndicatorResult } from './score-indicator.js';

/** What an indicator brings to its pillar and to the overall score. */
export interface Contribution {
  indicator: string;
  /** Its weight ÷ the weight of the indicators that count in the pillar, 0-1; 0 when left out. */
  pillarShare: number;
  /** Its points in the pillar: they add up to the pillar before its gates. */
  pillarPoints: number;
  /** Its points in the overall score: they add up to the score before its gates. */
  points: number;
}

/**
 * Points of every indicator. Inside a pillar an arithmetic mean is its summands, `wᵢ·sᵢ ÷ Σ w`. Across
 * pillars a geometric mean carries each pillar by its weight, `Pₚ·∂S/∂Pₚ = S·Wₚ ÷ Σ W`, and these add up
 * to S (Euler's theorem); a pillar's part is shared by what its indicators bring to it. In a pillar that
 * stands on the floor alone, all at 0, the floor is shared by weight.
 */
export function contributionsOf(
  pillars: readonly Pick<PillarResult, 'id' | 'value' | 'weight'>[],
  indicators: readonly Pick<IndicatorResult, 'id' | 'pillar' | 'score' | 'weight'>[],
): Contribution[] {
  const { geometric } = aggregateOverall(pillars);
  const shownWeight = pillars.reduce((sum, { value, weight }) => sum + (value === null ? 0 : weight), 0);
  const sums = new Map<string, { weight: number; points: number; overall: number }>();
  for (const { id, value, weight } of pillars) {
    const overall = value === null || shownWeight === 0 ? 0 : (geometric * weight) / shownWeight;
    sums.set(id, { weight: 0, points: 0, overall });
  }
  for (const { pillar, score, weight } of indicators) {
    const sum = sums.get(pillar);
    if (sum === undefined || score === null) continue;
    sum.weight += weight;
    sum.points += weight * score;
  }
  return indicators.map(({ id, pillar, score, weight }) => {
    const sum = sums.get(pillar);
    if (sum === undefined || score === null || sum.weight === 0) {
      return { indicator: id, pillarShare: 0, pillarPoints: 0, points: 0 };
    }
    const pillarShare = weight / sum.weight;
    const part = sum.points === 0 ? pillarShare : (weight * score) / sum.points;
    return { indicator: id, pillarShare, pillarPoints: pillarShare * score, points: sum.overall * part };
  });
}
