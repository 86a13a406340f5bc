import type { EvidenceLevel } from '../evidence/evidence.js';
import type { Coverage, InputUse } from '../inputs/coverage.js';
import type { EffectiveWindow } from '../inputs/effective-window.js';
import type { FoundFact } from '../inputs/find-fact.js';
import type { IndicatorContext } from '../inputs/indicator-context.js';
import type { IndicatorDefinition } from '../method/indicator-definition.js';

/** A value an indicator may take, with how well it is known. */
export interface Candidate {
  /** In the indicator's unit. */
  value: number;
  evidence: EvidenceLevel;
  /** 0-1. */
  completeness: number;
  /** 0-1. */
  qcPass: number;
  /** 0-1. */
  age: number;
  /** Points taken off the score by the indicator's own rule. */
  penalty?: number;
}

/**
 * What a formula found. Where facts of different evidence add to a value, there is a candidate per level
 * of evidence and the best counts: adding weak evidence never lowers a score.
 */
export interface Measurement {
  candidates: Candidate[];
  window: EffectiveWindow | null;
  inputs: InputUse[];
  /** Names of the facts used. */
  facts: string[];
  /** Shown beside the value, never scored. */
  diagnostics: Record<string, number>;
  tags: string[];
}

/** Computes an indicator's value; `null` when nothing is known to compute it from. */
export type Formula = (context: IndicatorContext, definition: IndicatorDefinition) => Measurement | null;

type Extras = Partial<Pick<Measurement, 'diagnostics' | 'tags'>> & { penalty?: number };

/** A value that live telemetry alone gives. */
export function fromTelemetry(
  value: number,
  window: EffectiveWindow,
  coverage: Coverage,
  { diagnostics = {}, tags = [], penalty }: Extras = {},
): Measurement | null {
  if (!Number.isFinite(value)) return null;
  const { completeness, qcPass, used } = coverage;
  return {
    candidates: [{ value, evidence: 'L5', completeness, qcPass, age: 1, ...(penalty && { penalty }) }],
    window,
    inputs: used,
    facts: [],
    diagnostics,
    tags: window.rampUp ? ['ramp-up', ...tags] : tags,
  };
}

/** A value that facts alone give; it is as sure as the weakest of them. */
export function fromFacts(
  value: number,
  facts: readonly FoundFact[],
  evidence: EvidenceLevel,
  extras: Extras = {},
): Measurement | null {
  if (!Number.isFinite(value)) return null;
  const age = Math.min(...facts.map(fact => fact.age));
  return {
    candidates: [{ value, evidence, completeness: 1, qcPass: 1, age }],
    window: null,
    inputs: [],
    facts: facts.map(found => found.fact.fact),
    diagnostics: extras.diagnostics ?? {},
    tags: age < 1 ? ['fact-expired', ...(extras.tags ?? [])] : (extras.tags ?? []),
  };
}

/** A value made of telemetry and facts: as sure as the facts, as complete as the telemetry. */
export function fromBoth(
  value: number,
  window: EffectiveWindow,
  coverage: Coverage,
  facts: readonly FoundFact[],
  evidence: EvidenceLevel,
  extras: Extras = {},
): Measurement | null {
  const measured = fromTelemetry(value, window, coverage, extras);
  const stated = fromFacts(value, facts, evidence);
  if (measured === null || stated === null) return null;
  return {
    ...measured,
    candidates: measured.candidates.map(candidate => ({
      ...candidate,
      evidence,
      age: stated.candidates[0]?.age ?? 1,
    })),
    facts: stated.facts,
    tags: [...measured.tags, ...stated.tags],
  };
}
