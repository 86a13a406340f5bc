import type { EvidenceLevel } from '../evidence/evidence.js';
import type { IndicatorDefinition } from '../method/indicator-definition.js';
import { type IndicatorResult, scoreIndicator } from '../score/score-indicator.js';

/** What is assumed where nothing was known stands on the operator's word. */
const UNPROVED: EvidenceLevel = 'L2';
/** Tags that told of the readings, not of the assumed value. */
const OF_READINGS = ['missing', 'evidence-capped', 'loss-penalty'];

/**
 * An indicator with an assumed value in place of its own. It is proved as well as what it replaces and no
 * better; where that was missing, as an operator's statement. A deduction by the indicator's own rule goes
 * with the readings it came from.
 */
export function assumeValue(
  definition: IndicatorDefinition,
  result: IndicatorResult,
  value: number,
): IndicatorResult {
  const wasScored = result.state === 'scored';
  const { window, inputs, facts } = result;
  const assumed = scoreIndicator(definition, {
    candidates: [
      {
        value,
        evidence: result.evidence ?? UNPROVED,
        completeness: wasScored ? result.completeness : 1,
        qcPass: wasScored ? result.qcPass : 1,
        age: result.age,
      },
    ],
    window: null,
    inputs,
    facts,
    diagnostics: {},
    tags: result.tags.filter(tag => !OF_READINGS.includes(tag)),
  });
  return { ...assumed, window };
}
