import { ageFactor } from '../evidence/age-factor.js';
import { EVIDENCE_CAP, EVIDENCE_LEVELS, type EvidenceLevel } from '../evidence/evidence.js';
import { endOfLocalDate, startOfLocalDate } from './local-date.js';
import type { FactInput, ZoneInputs } from './zone-inputs.js';

/** A fact as it stands at the moment of scoring. */
export interface FoundFact<Fact extends FactInput = FactInput> {
  fact: Fact;
  /** The value as a number; yes is 1, no is 0. */
  value: number;
  evidence: EvidenceLevel;
  /** What validity leaves of the confidence, 0-1. */
  age: number;
}

/** Where facts are looked for: a zone at a moment. */
export interface FactContext<Fact extends FactInput = FactInput> {
  inputs: Pick<ZoneInputs, 'asOf'> & {
    zone: Pick<ZoneInputs['zone'], 'status'>;
    facts: readonly Fact[];
  };
}

/**
 * The fact of a name that holds at the moment of scoring: one that has begun, valid rather than
 * expired, the newest, the better proved. On the operating track what is only announced or contracted
 * (L0, L1) does not count.
 */
export function findFact<Fact extends FactInput>(
  context: FactContext<Fact>,
  name: string,
): FoundFact<Fact> | null {
  const { asOf, zone, facts } = context.inputs;
  let best: Fact | null = null;
  for (const fact of facts) {
    if (fact.fact !== name || startOfLocalDate(fact.validFrom) > asOf) continue;
    if (zone.status === 'operating' && EVIDENCE_CAP[fact.evidenceLevel] === null) continue;
    if (best === null || compareFacts(fact, best, asOf) >= 0) best = fact;
  }
  if (best === null) return null;
  return {
    fact: best,
    value: typeof best.value === 'string' ? Number.NaN : Number(best.value),
    evidence: best.evidenceLevel,
    age: ageFactor(best.validTo === null ? null : endOfLocalDate(best.validTo), asOf),
  };
}

/** A fact of a name that is a finite number, else `null`. */
export function findNumber<Fact extends FactInput>(
  context: FactContext<Fact>,
  name: string,
): FoundFact<Fact> | null {
  const found = findFact(context, name);
  return found !== null && Number.isFinite(found.value) ? found : null;
}

function compareFacts(a: FactInput, b: FactInput, asOf: number): number {
  return (
    Number(isValid(a, asOf)) - Number(isValid(b, asOf)) ||
    compareText(a.validFrom, b.validFrom) ||
    EVIDENCE_LEVELS.indexOf(a.evidenceLevel) - EVIDENCE_LEVELS.indexOf(b.evidenceLevel)
  );
}

function isValid(fact: FactInput, asOf: number): boolean {
  return fact.validTo === null || endOfLocalDate(fact.validTo) > asOf;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
