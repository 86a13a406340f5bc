import { interpolate } from '../curve/interpolate.js';
import { EVIDENCE_CONFIDENCE } from '../evidence/evidence.js';
import { findNumber } from '../inputs/find-fact.js';
import type { IndicatorContext } from '../inputs/indicator-context.js';
import type { IndicatorDefinition } from '../method/indicator-definition.js';
import { MILESTONE_FACTOR } from './milestone.js';
import { type IndicatorResult, scoreIndicator } from './score-indicator.js';

/** Name of the fact that holds the design value of an indicator. */
export function designFactOf(indicator: string): string {
  return `design.${indicator}`;
}

/**
 * Scores an indicator of a planned zone from its design value: `curve(value) × milestone factor`
 * (HP-GSR 0.1 §7.6). Evidence caps do not apply, the milestone stands in their place; a value without a
 * milestone counts as announced only.
 */
export function scoreDesign(context: IndicatorContext, definition: IndicatorDefinition): IndicatorResult {
  const found = findNumber(context, designFactOf(definition.id));
  // On the plan track silence is no offence: a missing value is left out, and the bounds show it.
  const missing = scoreIndicator({ ...definition, mandatory: false }, null);
  if (found === null) return missing;
  const milestone = found.fact.milestone ?? 'M0';
  const onCurve = interpolate(definition.curve, found.value, definition.scale);
  const expired = found.age < 1 ? ['fact-expired'] : [];
  return {
    ...missing,
    state: 'scored',
    value: found.value,
    score: onCurve * MILESTONE_FACTOR[milestone],
    evidence: found.evidence,
    milestone,
    formula: 'design-value',
    completeness: 1,
    qcPass: 1,
    age: found.age,
    confidence: EVIDENCE_CONFIDENCE[found.evidence] * found.age,
    facts: [found.fact.fact],
    tags: [...missing.tags.filter(tag => tag !== 'missing'), 'design-value', ...expired].sort(),
  };
}
