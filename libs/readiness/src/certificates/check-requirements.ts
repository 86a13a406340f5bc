import type { EvidenceLevel } from '../evidence/evidence.js';
import { findNumber } from '../inputs/find-fact.js';
import { createContext, type IndicatorContext } from '../inputs/indicator-context.js';
import { addMonths, localDateOf } from '../inputs/local-date.js';
import type { ZoneInputs } from '../inputs/zone-inputs.js';
import type { IndicatorResult } from '../score/score-indicator.js';
import type { Benchmark, Requirement, RequirementAnswer, RequirementResult } from './requirement.js';

/** What is known of a zone: its scored indicators, facts and confirmed events. */
export interface CheckedZone extends Pick<ZoneInputs, 'zone' | 'asOf' | 'facts' | 'events'> {
  indicators: readonly Pick<IndicatorResult, 'id' | 'state' | 'value' | 'evidence' | 'tags'>[];
}

interface Known {
  value: number;
  evidence: EvidenceLevel | null;
  simulated: boolean;
}

/**
 * How far a zone is with each requirement, from what is measured or on record already. A planned zone is
 * judged by its design values: what it intends, not what it does.
 */
export function checkRequirements(
  requirements: readonly Requirement[],
  { indicators, ...known }: CheckedZone,
): RequirementResult[] {
  const context = createContext({
    ...known,
    firstReadingAt: null,
    devices: [],
    series: [],
    limits: [],
    tariffs: [],
    delivery: [],
  });
  return requirements.map(({ id, benchmark, answer }) => {
    if (answer?.kind === 'no-event') return { id, ...checkEvents(context, answer) };
    const found = answer === null ? null : lookUp(context, indicators, answer);
    return { id, ...judge(benchmark, found) };
  });
}

type Verdict = Omit<RequirementResult, 'id'>;

const UNKNOWN: Verdict = {
  state: 'not-measured',
  value: null,
  shortBy: null,
  evidence: null,
  simulated: false,
};

function lookUp(
  context: IndicatorContext,
  indicators: CheckedZone['indicators'],
  answer: Exclude<RequirementAnswer, { kind: 'no-event' }>,
): Known | null {
  if (answer.kind === 'fact') {
    const found = findNumber(context, answer.name);
    return found && { value: found.value, evidence: found.evidence, simulated: found.fact.illustrative };
  }
  const result = indicators.find(({ id }) => id === answer.id);
  if (result === undefined || result.state !== 'scored' || result.value === null) return null;
  return {
    value: answer.complement === undefined ? result.value : answer.complement - result.value,
    evidence: result.evidence,
    simulated: result.tags.includes('simulated'),
  };
}

function judge(benchmark: Benchmark, known: Known | null): Verdict {
  if (known === null) return UNKNOWN;
  if (benchmark.kind === 'unknown') return { ...known, state: 'no-benchmark', shortBy: null };
  const wanted = benchmark.kind === 'yes' ? 1 : benchmark.value;
  const rises = benchmark.kind !== 'at-most' && benchmark.kind !== 'less-than';
  const strict = benchmark.kind === 'more-than' || benchmark.kind === 'less-than';
  const missing = rises ? wanted - known.value : known.value - wanted;
  const met = strict ? missing < 0 : missing <= 0;
  return { ...known, state: met ? 'met' : 'short', shortBy: met ? null : missing };
}

function checkEvents(
  { inputs: { events, asOf } }: IndicatorContext,
  answer: Extract<RequirementAnswer, { kind: 'no-event' }>,
): Verdict {
  const today = localDateOf(asOf);
  const breaking = events.filter(
    ({ kind, occurredOn, closedOn, document }) =>
      answer.events.includes(kind) &&
      document !== '' &&
      occurredOn <= today &&
      (closedOn === null || today < addMonths(closedOn, answer.months)),
  );
  if (breaking.length === 0) return UNKNOWN;
  return { ...UNKNOWN, state: 'short', value: breaking.length, shortBy: breaking.length };
}
