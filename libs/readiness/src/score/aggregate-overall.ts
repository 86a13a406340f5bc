import { SCORE_FLOOR } from './caps.js';

/** A pillar's points and weight, as far as it is shown. */
export interface WeightedPillar {
  value: number | null;
  weight: number;
}

/** Overall score of some pillars. */
export interface Overall {
  /** Geometric, floor 5 per pillar; 0 when no pillar is shown. */
  geometric: number;
  /** Arithmetic, without floor: a diagnostic. */
  arithmetic: number;
  /** Weight of the pillars shown ÷ weight of all. */
  shownWeight: number;
  shownPillars: number;
}

/**
 * Geometric mean across pillars, `S = exp(Σ W·ln(max(P, 5)) ÷ Σ W)`: good fibre must not buy off bad
 * effluent. Only the ratios of the weights count.
 */
export function aggregateOverall(pillars: readonly WeightedPillar[]): Overall {
  let all = 0;
  let shown = 0;
  let logs = 0;
  let points = 0;
  let shownPillars = 0;
  for (const { value, weight } of pillars) {
    all += weight;
    if (value === null || weight === 0) continue;
    shown += weight;
    shownPillars += 1;
    logs += weight * Math.log(Math.max(value, SCORE_FLOOR));
    points += weight * value;
  }
  if (shown === 0) return { geometric: 0, arithmetic: 0, shownWeight: 0, shownPillars: 0 };
  return {
    geometric: Math.min(100, Math.exp(logs / shown)),
    arithmetic: Math.min(100, points / shown),
    shownWeight: shown / all,
    shownPillars,
  };
}
