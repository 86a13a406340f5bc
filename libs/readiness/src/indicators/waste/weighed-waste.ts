import { coverageOf } from '../../inputs/coverage.js';
import { findNumber } from '../../inputs/find-fact.js';
import { type Formula, fromFacts } from '../measurement.js';
import { spanOf, totalSum } from '../windows-of.js';

/**
 * WT5: mass with a scale ticket ÷ (that + mass collected without one, by declaration), %. Weighings are
 * events, so nothing tells their completeness but the declaration they are compared with.
 */
export const weighedWaste: Formula = (context, definition) => {
  const unweighed = findNumber(context, 'waste.unweighed_kg_day');
  if (unweighed === null) return null;
  const span = spanOf(context, definition, 'day');
  const scales = context.series('day', 'waste.weight');
  const weighed = totalSum(scales, span);
  if (weighed === null) return null;
  const total = weighed + unweighed.value * span.days * span.covered;
  const measurement = fromFacts(
    total > 0 ? (100 * weighed) / total : Number.NaN,
    [unweighed],
    unweighed.evidence,
  );
  if (measurement === null) return null;
  return {
    ...measurement,
    candidates: measurement.candidates.map(candidate => ({ ...candidate, completeness: span.covered })),
    window: span,
    inputs: coverageOf(scales, span).used,
    diagnostics: { weighedKg: weighed },
    tags: span.rampUp ? ['ramp-up', ...measurement.tags] : measurement.tags,
  };
};
