import { findOffer } from './find-offer.js';
import type { Evidence, MatchZone, UnknownReason } from './match-zone.js';
import { type NeedId, NEEDS } from './needs.js';

/** How a zone answers one need. */
export interface NeedJudgement {
  readonly need: NeedId;
  readonly state: 'met' | 'short' | 'unknown';
  /** What is asked for. */
  readonly required: number;
  readonly direction: 'at-least' | 'at-most';
  readonly unit: string;
  /** What the zone offers; `null` when nothing is known. */
  readonly offered: number | null;
  /** How much is missing, or too much; at least that where the offer is only an upper bound. `null` unless short. */
  readonly shortBy: number | null;
  /** Why it is unknown. */
  readonly reason: UnknownReason | null;
  readonly evidence: readonly Evidence[];
}

const DEFINITIONS = new Map(NEEDS.map(need => [need.id, need]));

/** Judges one need of a zone. What is not known for certain is never met. */
export function judgeNeed(zone: MatchZone, need: NeedId, required: number): NeedJudgement {
  const definition = DEFINITIONS.get(need);
  if (definition === undefined) throw new RangeError(`No need is called ${need}.`);
  const { unit, direction } = definition;
  const found = findOffer(zone, need);
  const base = { need, required, direction, unit, evidence: found.evidence };
  if (!found.known) return { ...base, state: 'unknown', offered: null, shortBy: null, reason: found.reason };
  const { value: offered, bound, margin } = found;
  const missing = direction === 'at-least' ? required - offered : offered - required;
  const isShort = missing > margin;
  if (isShort) return { ...base, state: 'short', offered, shortBy: missing, reason: null };
  if (bound === 'upper')
    return { ...base, state: 'unknown', offered, shortBy: null, reason: 'only-upper-bound' };
  if (missing > -margin)
    return { ...base, state: 'unknown', offered, shortBy: null, reason: 'too-near-to-tell' };
  return { ...base, state: 'met', offered, shortBy: null, reason: null };
}
