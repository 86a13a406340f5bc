import { interpolate } from '../curve/interpolate.js';
import { EVIDENCE_CAP, EVIDENCE_CONFIDENCE, type EvidenceLevel } from '../evidence/evidence.js';
import type { InputUse } from '../inputs/coverage.js';
import type { Candidate, Measurement } from '../indicators/measurement.js';
import type { IndicatorDefinition } from '../method/indicator-definition.js';
import type { PillarId } from '../method/pillar-definition.js';
import type { Milestone } from './milestone.js';

/** Less complete than this is missing (HP-GSR 0.1 §7.2). */
const MIN_COMPLETENESS = 0.5;

/** `scored`; `missing-zero`: mandatory but missing, counts 0; `dropped`: missing, its weight left out. */
export type IndicatorState = 'scored' | 'missing-zero' | 'dropped';

/** One indicator of a score, with what is needed to explain it. */
export interface IndicatorResult {
  id: string;
  pillar: PillarId;
  state: IndicatorState;
  /** In `unit`; `null` when missing. */
  value: number | null;
  unit: string;
  /** 0-100; 0 when missing and mandatory, `null` when dropped. */
  score: number | null;
  weight: number;
  evidence: EvidenceLevel | null;
  milestone: Milestone | null;
  completeness: number;
  qcPass: number;
  age: number;
  /** completeness × qcPass × evidence factor × age, 0-1. */
  confidence: number;
  window: { from: number; to: number; days: number } | null;
  formula: string;
  inputs: InputUse[];
  facts: string[];
  diagnostics: Record<string, number>;
  tags: string[];
}

/**
 * Scores a measurement: `min(curve(value), cap of evidence)`, of its candidates the best, at equal score
 * the surer (HP-GSR 0.1 §7.2). Without a measurement, or below half complete, the indicator is missing.
 */
export function scoreIndicator(
  definition: IndicatorDefinition,
  measurement: Measurement | null,
): IndicatorResult {
  const base = {
    id: definition.id,
    pillar: definition.pillar,
    unit: definition.unit,
    weight: definition.weight,
    milestone: null,
    formula: definition.formula,
    window: measurement?.window
      ? { from: measurement.window.from, to: measurement.window.to, days: measurement.window.days }
      : null,
    inputs: measurement?.inputs ?? [],
    facts: measurement?.facts ?? [],
    diagnostics: measurement?.diagnostics ?? {},
  };
  const basisTags = unverifiedTags(definition);
  const best = bestCandidate(definition, measurement?.candidates ?? []);
  if (best === null) {
    const first = measurement?.candidates[0];
    return {
      ...base,
      state: definition.mandatory ? 'missing-zero' : 'dropped',
      value: null,
      score: definition.mandatory ? 0 : null,
      evidence: null,
      completeness: first?.completeness ?? 0,
      qcPass: first?.qcPass ?? 0,
      age: 1,
      confidence: 0,
      tags: unique([...(measurement?.tags ?? []), 'missing', ...basisTags]),
    };
  }
  const { candidate, score, capped } = best;
  return {
    ...base,
    state: 'scored',
    value: candidate.value,
    score,
    evidence: candidate.evidence,
    completeness: unit(candidate.completeness),
    qcPass: unit(candidate.qcPass),
    age: unit(candidate.age),
    confidence: confidenceOf(candidate),
    tags: unique([...(measurement?.tags ?? []), ...(capped ? ['evidence-capped'] : []), ...basisTags]),
  };
}

/** Tag of indicators whose curve or rule rests on something nobody has checked yet. */
function unverifiedTags(definition: IndicatorDefinition): string[] {
  const doubtful = definition.basis.some(
    basis => basis.certainty === 'unverified' || basis.certainty === 'second-hand',
  );
  return doubtful ? ['benchmark-unverified'] : [];
}

function bestCandidate(definition: IndicatorDefinition, candidates: readonly Candidate[]) {
  let best: { candidate: Candidate; score: number; capped: boolean } | null = null;
  for (const candidate of candidates) {
    const cap = EVIDENCE_CAP[candidate.evidence];
    if (cap === null || candidate.completeness < MIN_COMPLETENESS) continue;
    const onCurve =
      interpolate(definition.curve, candidate.value, definition.scale) - (candidate.penalty ?? 0);
    const score = Math.max(0, Math.min(onCurve, cap));
    const better =
      best === null ||
      score > best.score ||
      (score === best.score && confidenceOf(candidate) > confidenceOf(best.candidate));
    if (better) best = { candidate, score, capped: onCurve > cap };
  }
  return best;
}

function confidenceOf({ completeness, qcPass, age, evidence }: Candidate): number {
  return unit(completeness) * unit(qcPass) * EVIDENCE_CONFIDENCE[evidence] * unit(age);
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags)].sort();
}
