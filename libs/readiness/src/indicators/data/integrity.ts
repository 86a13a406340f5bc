import { findNumber } from '../../inputs/find-fact.js';
import { cumulativeFacts } from '../cumulative-facts.js';
import type { Formula } from '../measurement.js';

const POINTS_EACH = 25;

/** DT6: 25 points for each safeguard on record as present; the facts the indicator names are yes or no. */
export const integrity: Formula = (context, definition) =>
  cumulativeFacts(
    definition.facts.map(name => findNumber(context, name)).filter(fact => fact !== null),
    included => POINTS_EACH * included.filter(fact => fact.value >= 1).length,
  );
