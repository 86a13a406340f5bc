import type { EvidenceLevel } from '../evidence/evidence.js';
import type { FactInput } from '../inputs/zone-inputs.js';
import type { Milestone } from '../score/milestone.js';
import type { IndicatorResult } from '../score/score-indicator.js';

/** A fact with its unit: an amount without one answers nothing. */
export interface MatchFact extends FactInput {
  readonly unit: string;
}

/** What a zone's needs are judged from. */
export interface MatchZone {
  readonly code: string;
  readonly status: 'operating' | 'planned';
  readonly areaHa: number | null;
  readonly latitude: number;
  readonly longitude: number;
  /** The moment that is asked about, Unix ms: facts of later do not count, ages are counted to it. */
  readonly asOf: number;
  readonly facts: readonly MatchFact[];
  /** `null` before the first score. */
  readonly score: MatchScore | null;
}

/** Of a score what answers a need. */
export interface MatchScore {
  readonly confidence: number;
  readonly simulated: boolean;
  readonly indicators: readonly MatchIndicator[];
}

/** Of an indicator what answers a need. */
export type MatchIndicator = Pick<
  IndicatorResult,
  'id' | 'state' | 'value' | 'unit' | 'evidence' | 'milestone' | 'window' | 'facts' | 'diagnostics' | 'tags'
>;

/** A figure behind an answer: where it comes from and how sure it is. */
export interface Evidence {
  readonly kind: 'fact' | 'indicator' | 'position' | 'score';
  /** Name of the fact, id of the indicator; `null` where there is only one. */
  readonly name: string | null;
  /** Of an indicator the figure that it was computed with, by its name in `diagnostics`; `null` for its own value. */
  readonly figure: string | null;
  readonly value: number;
  readonly unit: string;
  /** For people: the fact's source; `null` for what the platform computes itself. */
  readonly source: string | null;
  readonly document: string | null;
  /** `null` for what has no level: positions and the score's own confidence. */
  readonly level: EvidenceLevel | null;
  /** Stage of the project a design value stands on; planned zones only. */
  readonly milestone: Milestone | null;
  /** Days since a fact began to hold, or since the end of the readings behind an indicator; `null` when unknown. */
  readonly ageDays: number | null;
  /** Days of readings behind an indicator; `null` for what is not measured. */
  readonly windowDays: number | null;
  /** True when it rests on simulated devices or illustrative facts. */
  readonly simulated: boolean;
}

/** What a zone offers of what is asked for. */
export interface Offer {
  /** In the need's unit. */
  readonly value: number;
  /**
   * `exact`; `upper`: it offers at most this, how much of it is free is not known; `near`: give or take `margin`.
   */
  readonly bound: 'exact' | 'upper' | 'near';
  readonly margin: number;
  /** Figures it was made of, the first the main one. */
  readonly evidence: readonly Evidence[];
}

/** Why nothing is known of an offer. */
export type UnknownReason =
  | 'no-fact'
  | 'not-measured'
  | 'unit-unknown'
  | 'expired'
  | 'only-upper-bound'
  | 'too-near-to-tell';
