import type { Method } from '../method/method.js';
import { aggregateOverall } from './aggregate-overall.js';
import { aggregatePillar, type PillarMember, type PillarResult } from './aggregate-pillar.js';
import { overallCap, pillarCap } from './caps.js';
import type { FiredGate } from './gates.js';

/** Published with at least 7 pillars, 75 % of the weight and confidence 0.50 (HP-GSR 0.1 §7.2). */
const MIN_PILLARS = 7;
const MIN_WEIGHT = 0.75;
const MIN_CONFIDENCE = 0.5;
/** 75 % of the weight is 75 %, also when the weights are no whole numbers. */
const ROUNDING = 1e-9;

/** An indicator as aggregation sees it. */
export type ScoredMember = PillarMember & { id: string; value: number | null };

/** Pillars and overall score of a zone. */
export interface Aggregate {
  value: number;
  /** With every missing indicator at 0. */
  low: number;
  /** With every missing indicator at 100. */
  high: number;
  arithmetic: number;
  confidence: number;
  pillars: PillarResult[];
  /** Whether enough is known to publish. */
  sufficient: boolean;
}

/**
 * From indicators to pillars to the overall score, with the caps of gates and the bounds that missing
 * indicators leave open (HP-GSR 0.1 §7.2). The bounds always enclose the value.
 */
export function aggregateScore(
  method: Pick<Method, 'pillars'>,
  indicators: readonly ScoredMember[],
  gates: readonly FiredGate[],
): Aggregate {
  const ordered = [...indicators].sort((a, b) => (a.id < b.id ? -1 : 1));
  const cap = overallCap(gates);
  const capped = (score: number): number => (cap === null ? score : Math.min(score, cap));

  const pillars = pillarsOf(method, ordered, gates);
  const overall = aggregateOverall(pillars);
  const bound = (score: number): number =>
    capped(
      aggregateOverall(
        pillarsOf(
          method,
          ordered.map(member => (member.value === null ? { ...member, score } : member)),
          gates,
        ),
      ).geometric,
    );
  const value = capped(overall.geometric);
  const confidence = confidenceOf(method, ordered);
  return {
    value,
    low: Math.min(value, bound(0)),
    high: Math.max(value, bound(100)),
    arithmetic: overall.arithmetic,
    confidence,
    pillars,
    sufficient:
      overall.shownPillars >= MIN_PILLARS &&
      overall.shownWeight >= MIN_WEIGHT - ROUNDING &&
      confidence >= MIN_CONFIDENCE,
  };
}

function pillarsOf(
  method: Pick<Method, 'pillars'>,
  members: readonly ScoredMember[],
  gates: readonly FiredGate[],
): PillarResult[] {
  return method.pillars.map(pillar =>
    aggregatePillar(
      pillar,
      members.filter(member => member.pillar === pillar.id),
      pillarCap(gates, pillar.id),
    ),
  );
}

/** `Conf = Σ W·Σ w·c ÷ Σ W·Σ w` over every indicator that applies, missing ones at 0. */
function confidenceOf(method: Pick<Method, 'pillars'>, members: readonly ScoredMember[]): number {
  const weights = new Map(method.pillars.map(pillar => [pillar.id, pillar.weight]));
  let known = 0;
  let all = 0;
  for (const { pillar, weight, confidence } of members) {
    const share = (weights.get(pillar) ?? 0) * weight;
    known += share * confidence;
    all += share;
  }
  return all === 0 ? 0 : Math.min(1, known / all);
}
