import { weakestOf } from '../../evidence/evidence.js';
import { findNumber } from '../../inputs/find-fact.js';
import { type Formula, fromFacts } from '../measurement.js';

/** First fact as percentage of the second, at most 100. */
export const factRatio: Formula = (context, definition) => {
  const part = findNumber(context, definition.facts[0] ?? '');
  const whole = findNumber(context, definition.facts[1] ?? '');
  if (part === null || whole === null || whole.value <= 0) return null;
  const percent = Math.min(100, (100 * part.value) / whole.value);
  return fromFacts(percent, [part, whole], weakestOf([part.evidence, whole.evidence]));
};
