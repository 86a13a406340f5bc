import type { PillarDefinition, PillarId } from '../method/pillar-definition.js';
import type { IndicatorResult } from './score-indicator.js';

/** A pillar is shown with at least half its weight and two indicators (HP-GSR 0.1 §7.2). */
export const MIN_KEPT_WEIGHT = 0.5;
export const MIN_INDICATORS = 2;
/** Half of the weight is half, also when the weights are no whole numbers. */
export const ROUNDING = 1e-9;

/** What a pillar needs of an indicator. */
export type PillarMember = Pick<IndicatorResult, 'pillar' | 'score' | 'weight' | 'confidence'>;

/** One pillar of a score. */
export interface PillarResult {
  id: PillarId;
  /** 0-100 after gates; `null` when too little is known to show it. */
  value: number | null;
  /** Before gates. */
  uncapped: number | null;
  weight: number;
  /** Weight of the indicators kept ÷ weight of all that apply. */
  keptWeight: number;
  /** Lowest cap of the gates that hold. */
  cap: number | null;
  /** Σ w·c ÷ Σ w over all that apply, missing ones at 0. */
  confidence: number;
}

/**
 * Arithmetic mean inside a pillar, `P = Σ wᵢ·sᵢ ÷ Σ wᵢ` over indicators that are not dropped, then the cap
 * of its gates.
 *
 * @param members indicators of this pillar that apply to the zone, in a fixed order.
 */
export function aggregatePillar(
  { id, weight }: PillarDefinition,
  members: readonly PillarMember[],
  cap: number | null,
): PillarResult {
  let all = 0;
  let kept = 0;
  let count = 0;
  let points = 0;
  let confidence = 0;
  for (const member of members) {
    all += member.weight;
    confidence += member.weight * member.confidence;
    if (member.score === null) continue;
    kept += member.weight;
    count += 1;
    points += member.weight * member.score;
  }
  const keptWeight = all === 0 ? 0 : kept / all;
  const shown = keptWeight >= MIN_KEPT_WEIGHT - ROUNDING && count >= MIN_INDICATORS;
  const uncapped = shown ? clampPoints(points / kept) : null;
  const value = uncapped === null || cap === null ? uncapped : Math.min(uncapped, cap);
  return { id, value, uncapped, weight, keptWeight, cap, confidence: all === 0 ? 0 : confidence / all };
}

/** Rounding of a weighted mean of 0-100 may step outside by a last bit. */
function clampPoints(value: number): number {
  return Math.min(100, Math.max(0, value));
}
