import { interpolate } from '../curve/interpolate.js';
import { EVIDENCE_CAP, EVIDENCE_CONFIDENCE } from '../evidence/evidence.js';
import { FORMULAS } from '../indicators/formulas.js';
import { formulaVersion } from '../indicators/formula-version.js';
import { findFact } from '../inputs/find-fact.js';
import { createContext, type IndicatorContext } from '../inputs/indicator-context.js';
import { localDateOf } from '../inputs/local-date.js';
import type { DeliveryInput, FactInput, LimitInput, ZoneInputs } from '../inputs/zone-inputs.js';
import type { IndicatorDefinition } from '../method/indicator-definition.js';
import type { Method } from '../method/method.js';
import { aggregateOverall } from '../score/aggregate-overall.js';
import { appliedLimits } from './applied-limits.js';
import { type LimitHours, limitHours } from './limit-hours.js';
import type { AppliedLimit } from '../inputs/limits-on-day.js';
import type { PillarResult } from '../score/aggregate-pillar.js';
import { type Contribution, contributionsOf } from '../score/contributions.js';
import { MILESTONE_FACTOR } from '../score/milestone.js';
import { pointsToGain } from '../score/points-to-gain.js';
import type { IndicatorResult } from '../score/score-indicator.js';
import type { ZoneScore } from '../score/score-zone.js';
import { type SeriesUse, seriesUse } from './series-use.js';

/** How a value became a score, step by step. */
export interface ScoreSteps {
  /** What the curve says of the value, 0-100; `null` when missing. */
  onCurve: number | null;
  /** Points the indicator's own rule took off. */
  penalty: number;
  /** Highest score that the evidence allows; `null` where no cap applies. */
  evidenceCap: number | null;
  /** What the stage of the project leaves of a design value; `null` on the operating track. */
  milestoneFactor: number | null;
}

/** A fact an indicator used, as it stood at the hour of the score. */
export interface FactUse extends FactInput {
  /** What validity leaves of the confidence, 0-1. */
  age: number;
}

/** Everything that explains one indicator of a score. */
export interface IndicatorExplanation {
  result: IndicatorResult;
  definition: IndicatorDefinition;
  formulaVersion: number;
  steps: ScoreSteps;
  /** Factor of the evidence in the confidence; 0 when missing. */
  evidenceFactor: number;
  pillar: PillarResult;
  contribution: Contribution;
  /** Overall score before its gates, to which the points of all indicators add up. */
  beforeGates: number;
  /** Points the overall score would rise by with the indicator at its full score. */
  gain: number;
  series: SeriesUse[];
  /** How the data of the devices arrived, for the indicator that is made of that. */
  delivery: DeliveryInput[];
  facts: FactUse[];
  /** Names of facts it would use that are not on record. */
  absentFacts: string[];
  /** Limits on record for what it reads that hold at the hour of the score. */
  limits: LimitInput[];
  /** Limits that its values were held against, with numbers as they apply. */
  appliedLimits: AppliedLimit[];
  /** Hours behind the value by what was measured, of the indicator that counts hours; `null` of others. */
  limitHours: LimitHours | null;
}

/** What of a stored score an explanation needs. */
export type ExplainedScore = Pick<ZoneScore, 'asOf' | 'indicators' | 'pillars' | 'gates'>;

/**
 * Explains one indicator of a score from the inputs the score was computed from; `null` when the score
 * has no such indicator.
 */
export function explainIndicator(
  method: Method,
  inputs: ZoneInputs,
  score: ExplainedScore,
  id: string,
): IndicatorExplanation | null {
  const result = score.indicators.find(indicator => indicator.id === id);
  const definition = method.indicators.find(indicator => indicator.id === id);
  const pillar = score.pillars.find(one => one.id === definition?.pillar);
  if (result === undefined || definition === undefined || pillar === undefined) return null;
  const context = createContext(inputs);
  const gains = pointsToGain(method, score.indicators, score.gates, score.indicators.length);
  const contribution = contributionsOf(score.pillars, score.indicators).find(one => one.indicator === id);
  return {
    result,
    definition,
    formulaVersion: formulaVersion(result.formula),
    steps: stepsOf(context, definition, result),
    evidenceFactor: result.evidence === null ? 0 : EVIDENCE_CONFIDENCE[result.evidence],
    pillar,
    contribution: contribution as Contribution,
    beforeGates: aggregateOverall(score.pillars).geometric,
    gain: gains.find(({ indicator }) => indicator === id)?.gain ?? 0,
    series: result.inputs.flatMap(use => seriesUse(context, use, result.window) ?? []),
    delivery: inputs.delivery.filter(row =>
      result.inputs.some(use => use.metric === '*' && use.device === row.device),
    ),
    facts: result.facts.flatMap(name => factUse(context, name)),
    absentFacts: definition.facts.filter(
      name => inputs.zone.status === 'operating' && findFact(context, name) === null,
    ),
    limits: limitsOf(inputs, result),
    appliedLimits: appliedLimits(
      context,
      result.formula,
      result.inputs.map(use => use.metric),
    ),
    limitHours: limitHours(context, result),
  };
}

function stepsOf(
  context: IndicatorContext,
  definition: IndicatorDefinition,
  { value, evidence, milestone }: IndicatorResult,
): ScoreSteps {
  if (value === null || evidence === null) {
    return { onCurve: null, penalty: 0, evidenceCap: null, milestoneFactor: null };
  }
  const onCurve = interpolate(definition.curve, value, definition.scale);
  if (milestone !== null) {
    return { onCurve, penalty: 0, evidenceCap: null, milestoneFactor: MILESTONE_FACTOR[milestone] };
  }
  const candidates = FORMULAS[definition.formula]?.(context, definition)?.candidates ?? [];
  const chosen = candidates.find(one => one.value === value && one.evidence === evidence);
  return {
    onCurve,
    penalty: chosen?.penalty ?? 0,
    evidenceCap: EVIDENCE_CAP[evidence],
    milestoneFactor: null,
  };
}

function factUse(context: IndicatorContext, name: string): FactUse[] {
  const found = findFact(context, name);
  return found === null ? [] : [{ ...found.fact, age: found.age }];
}

function limitsOf({ limits, asOf }: ZoneInputs, { inputs }: IndicatorResult): LimitInput[] {
  const date = localDateOf(asOf);
  const metrics = new Set(inputs.map(use => use.metric));
  return limits.filter(
    limit =>
      metrics.has(limit.metric) &&
      limit.effectiveFrom <= date &&
      (limit.effectiveTo === null || date < limit.effectiveTo),
  );
}
