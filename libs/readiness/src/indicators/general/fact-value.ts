import { findNumber } from '../../inputs/find-fact.js';
import { type Formula, fromFacts } from '../measurement.js';

/** The value is the first fact the indicator names. */
export const factValue: Formula = (context, definition) => {
  const found = findNumber(context, definition.facts[0] ?? '');
  return found === null ? null : fromFacts(found.value, [found], found.evidence);
};
