import { EVIDENCE_LEVELS } from '../evidence/evidence.js';
import type { FoundFact } from '../inputs/find-fact.js';
import type { Measurement } from './measurement.js';

/**
 * A value to which several facts add, seen at each level of evidence: first with the best proved facts
 * only, then with weaker ones too. The best of these counts, so a weakly proved fact that is added can
 * raise a score but never lower it.
 *
 * @param valueOf value with just these facts on record.
 */
export function cumulativeFacts(
  facts: readonly FoundFact[],
  valueOf: (included: readonly FoundFact[]) => number,
): Measurement | null {
  if (facts.length === 0) return null;
  const strongestFirst = [...facts].sort(
    (a, b) => EVIDENCE_LEVELS.indexOf(b.evidence) - EVIDENCE_LEVELS.indexOf(a.evidence),
  );
  return {
    candidates: strongestFirst.map((weakest, index) => {
      const included = strongestFirst.slice(0, index + 1);
      return {
        value: valueOf(included),
        evidence: weakest.evidence,
        completeness: 1,
        qcPass: 1,
        age: Math.min(...included.map(fact => fact.age)),
      };
    }),
    window: null,
    inputs: [],
    facts: strongestFirst.map(found => found.fact.fact),
    diagnostics: {},
    tags: facts.some(fact => fact.age < 1) ? ['fact-expired'] : [],
  };
}
