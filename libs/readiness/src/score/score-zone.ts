import { FORMULAS } from '../indicators/formulas.js';
import { findNumber } from '../inputs/find-fact.js';
import { createContext, type IndicatorContext } from '../inputs/indicator-context.js';
import type { ZoneInputs } from '../inputs/zone-inputs.js';
import type { Method } from '../method/method.js';
import { type Aggregate, aggregateScore } from './aggregate-score.js';
import { evaluateGates, type FiredGate, planTrackEvents } from './gates.js';
import { type ConfidenceBand, confidenceBandOf, type Grade, gradeOf } from './grade.js';
import { type PointsToGain, pointsToGain } from './points-to-gain.js';
import { scoreDesign } from './score-design.js';
import { type IndicatorResult, scoreIndicator } from './score-indicator.js';
import { detectForReview, type UnderReview } from './under-review.js';

/** Fact that says whether a planned zone's environmental approval has been given. */
export const APPROVAL_FACT = 'approval.environment';
/** Highest design score without it (HP-GSR 0.1 §7.6). */
const UNAPPROVED_CAP = 39;
const WEAKEST_SHOWN = 3;

/** A readiness score with everything it was made of. */
export interface ZoneScore extends Omit<Aggregate, 'sufficient'> {
  zone: string;
  /** Operating and planned zones never share a ranking. */
  track: 'operating' | 'planned';
  method: string;
  asOf: number;
  confidenceBand: ConfidenceBand;
  grade: Grade;
  status: 'provisional' | 'insufficient';
  tags: string[];
  /** True when any input came from a simulated device or an illustrative fact. */
  simulated: boolean;
  indicators: IndicatorResult[];
  gates: FiredGate[];
  underReview: UnderReview[];
  weakest: PointsToGain[];
}

/**
 * Scores a zone: an operating one from telemetry and facts, a planned one from its design values. The
 * same inputs give the same bits, whatever order they come in.
 *
 * @param revise what is put in the place of an indicator's result before anything is aggregated.
 * @throws RangeError when the method names a formula that does not exist.
 */
export function scoreZone(
  method: Method,
  inputs: ZoneInputs,
  revise: (result: IndicatorResult) => IndicatorResult = result => result,
): ZoneScore {
  const context = createContext(inputs);
  const { zone, asOf } = context.inputs;
  const planned = zone.status === 'planned';
  const measured = planned ? designIndicators(method, context) : operatingIndicators(method, context);
  const indicators = measured.map(revise);
  const gates = planned ? plannedGates(context) : evaluateGates(context.inputs.events, asOf);
  const { sufficient, ...aggregate } = aggregateScore(method, indicators, gates);
  // A design has no readings: its confidence tells the stage of its documents and does not withhold it.
  const enough = sufficient || (planned && isShownEnough(aggregate));
  const tags = new Set(
    indicators.flatMap(indicator => indicator.tags.filter(tag => ZONE_TAGS.includes(tag))),
  );
  return {
    zone: zone.code,
    track: zone.status,
    method: method.version,
    asOf,
    ...aggregate,
    confidenceBand: confidenceBandOf(aggregate.confidence),
    grade: gradeOf(aggregate.value),
    status: enough ? 'provisional' : 'insufficient',
    tags: [...tags].sort(),
    simulated: tags.has('simulated'),
    indicators,
    gates,
    underReview: planned ? [] : detectForReview(indicators, gates),
    weakest: pointsToGain(method, indicators, gates, WEAKEST_SHOWN),
  };
}

/** Tags of indicators that say something about the whole score. */
const ZONE_TAGS = [
  'simulated',
  'ramp-up',
  'limit-basis-superseded',
  'limit-basis-transitional',
  'limit-class-assumed',
];

function operatingIndicators(method: Method, context: IndicatorContext): IndicatorResult[] {
  return method.indicators.map(definition => {
    const formula = FORMULAS[definition.formula];
    if (formula === undefined) throw new RangeError(`No formula is called ${definition.formula}.`);
    return withOrigin(context, scoreIndicator(definition, formula(context, definition)));
  });
}

function designIndicators(method: Method, context: IndicatorContext): IndicatorResult[] {
  return method.indicators
    .filter(definition => definition.design)
    .map(definition => withOrigin(context, scoreDesign(context, definition)));
}

/** Marks what rests on simulated devices or illustrative facts. */
function withOrigin(context: IndicatorContext, result: IndicatorResult): IndicatorResult {
  const simulated =
    result.inputs.some(use => context.device(use.device)?.origin === 'simulated') ||
    result.facts.some(name => context.inputs.facts.some(fact => fact.fact === name && fact.illustrative));
  return simulated ? { ...result, tags: [...result.tags, 'simulated'].sort() } : result;
}

function plannedGates(context: IndicatorContext): FiredGate[] {
  const { events, asOf } = context.inputs;
  const fired = evaluateGates(planTrackEvents(events), asOf);
  const approval = findNumber(context, APPROVAL_FACT);
  if (approval !== null && approval.value >= 1 && approval.age === 1) return fired;
  const absence = {
    event: 'no-environmental-approval',
    document: approval?.fact.document ?? 'none on record',
  };
  return [...fired, { gate: 'approval', ...absence, overallCap: UNAPPROVED_CAP, pillarCaps: {} }];
}

function isShownEnough({ pillars }: Pick<Aggregate, 'pillars'>): boolean {
  const all = pillars.reduce((sum, pillar) => sum + pillar.weight, 0);
  const shown = pillars.filter(pillar => pillar.value !== null);
  return shown.length >= 7 && shown.reduce((sum, pillar) => sum + pillar.weight, 0) >= 0.75 * all;
}
