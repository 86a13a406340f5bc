import { PILLAR_IDS } from '../method/pillar-definition.js';
import {
  aggregatePillars,
  type PillarPoints,
  type ScoredMember,
  weighPillars,
} from '../score/aggregate-score.js';
import type { FiredGate } from '../score/gates.js';
import type { PillarWeights } from './pillar-weights.js';

/** What a score is weighed again from. */
export interface WeighableScore {
  readonly indicators: readonly ScoredMember[];
  readonly gates: readonly FiredGate[];
}

/** A zone's score under someone's own weights. */
export interface WeighedScore {
  readonly value: number;
  /** With every missing indicator at 0 and at 100. */
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Weight of the pillars that are shown ÷ weight of all. */
  readonly shownWeight: number;
}

/**
 * Aggregates stored indicators again under other weights. Caps of evidence, gates and the floor stay
 * (HP-GSR 0.1 §7.7); the same weights give the same bits as the score itself.
 */
export function weighScore(score: WeighableScore, weights: PillarWeights): WeighedScore {
  const pillars = PILLAR_IDS.map(id => ({ id, weight: weights[id] }));
  const { value, low, high, confidence, pillars: results } = weighPillars(pointsOf(score), pillars);
  let all = 0;
  let shown = 0;
  for (const { weight, value: points } of results) {
    all += weight;
    if (points !== null) shown += weight;
  }
  return { value, low, high, confidence, shownWeight: all === 0 ? 0 : shown / all };
}

/** Investors try one set of weights after the other on the same scores, which never change. */
const known = new WeakMap<WeighableScore, PillarPoints>();

function pointsOf(score: WeighableScore): PillarPoints {
  const points = known.get(score) ?? aggregatePillars(PILLAR_IDS, score.indicators, score.gates);
  known.set(score, points);
  return points;
}
