import type { Method } from '../method/method.js';
import type { PillarDefinition, PillarId } from '../method/pillar-definition.js';
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

/** A zone's pillars before anybody weighs them, so that they can be weighed again and again. */
export interface PillarPoints {
  readonly members: readonly ScoredMember[];
  readonly gates: readonly FiredGate[];
  readonly now: readonly PillarResult[];
  /** With every missing indicator at 0, and at 100; `null` when none is missing. */
  readonly bounds: readonly [PillarResult[], PillarResult[]] | null;
}

/**
 * From indicators to pillars to the overall score, with the caps of gates and the bounds that missing
 * indicators leave open (HP-GSR 0.1 §7.2). The bounds always enclose the value.
 */
export function aggregateScore(
  { pillars }: Pick<Method, 'pillars'>,
  indicators: readonly ScoredMember[],
  gates: readonly FiredGate[],
): Aggregate {
  const ids = pillars.map(({ id }) => id);
  return weighPillars(aggregatePillars(ids, indicators, gates), pillars);
}

/** Points of pillars, in the order that is asked for. */
export function aggregatePillars(
  ids: readonly PillarId[],
  indicators: readonly ScoredMember[],
  gates: readonly FiredGate[],
): PillarPoints {
  const members = [...indicators].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byPillar = new Map<PillarId, ScoredMember[]>(ids.map(id => [id, []]));
  for (const member of members) byPillar.get(member.pillar)?.push(member);
  const pillarsWith = (missing: number | null): PillarResult[] =>
    [...byPillar].map(([id, own]) => {
      const supposed =
        missing === null
          ? own
          : own.map(member => (member.value === null ? { ...member, score: missing } : member));
      return aggregatePillar({ id, weight: 0 }, supposed, pillarCap(gates, id));
    });
  const isMissing = members.some(member => member.value === null);
  const bounds: PillarPoints['bounds'] = isMissing ? [pillarsWith(0), pillarsWith(100)] : null;
  return { members, gates, now: pillarsWith(null), bounds };
}

/**
 * The overall score of pillars under some weights.
 *
 * @param weights in the order of the pillars.
 */
export function weighPillars(
  { members, gates, now, bounds }: PillarPoints,
  weights: readonly PillarDefinition[],
): Aggregate {
  const weightOf = (i: number): number => weights[i]?.weight ?? 0;
  const cap = overallCap(gates);
  const capped = (score: number): number => (cap === null ? score : Math.min(score, cap));
  const pillars = now.map((pillar, i) => ({ ...pillar, weight: weightOf(i) }));
  const overall = aggregateOverall(pillars);
  const value = capped(overall.geometric);
  const [low, high] = (bounds ?? []).map(points => {
    const supposed = points.map(({ value }, i) => ({ value, weight: weightOf(i) }));
    return capped(aggregateOverall(supposed).geometric);
  });
  const confidence = confidenceOf(weights, members);
  return {
    value,
    low: Math.min(value, low ?? value),
    high: Math.max(value, high ?? value),
    arithmetic: overall.arithmetic,
    confidence,
    pillars,
    sufficient:
      overall.shownPillars >= MIN_PILLARS &&
      overall.shownWeight >= MIN_WEIGHT - ROUNDING &&
      confidence >= MIN_CONFIDENCE,
  };
}

/** `Conf = Σ W·Σ w·c ÷ Σ W·Σ w` over every indicator that applies, missing ones at 0. */
function confidenceOf(pillars: readonly PillarDefinition[], members: readonly ScoredMember[]): number {
  const weights = new Map(pillars.map(pillar => [pillar.id, pillar.weight]));
  let known = 0;
  let all = 0;
  for (const { pillar, weight, confidence } of members) {
    const share = (weights.get(pillar) ?? 0) * weight;
    known += share * confidence;
    all += share;
  }
  return all === 0 ? 0 : Math.min(1, known / all);
}
