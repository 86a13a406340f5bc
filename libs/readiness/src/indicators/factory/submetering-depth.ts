import { weakestOf } from '../../evidence/evidence.js';
import { coverageOf } from '../../inputs/coverage.js';
import { findNumber } from '../../inputs/find-fact.js';
import { type Formula, fromBoth } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** A meter that delivers less than this is not live. */
const LIVE_SHARE = 0.8;

/**
 * FC4: ready-built units with electricity and water meters of their own ÷ units, by the register, times the
 * share of sub-meters that are really live, %.
 */
export const submeteringDepth: Formula = (context, definition) => {
  const metered = findNumber(context, 'rbf.units_metered');
  const units = findNumber(context, 'rbf.units');
  const span = spanOf(context, definition, 'day');
  const meters = context.series('day', 'power.energy.import', ['power-sub']);
  if (metered === null || units === null || units.value <= 0 || meters.length === 0) return null;
  const live = meters.filter(meter => coverageOf([meter], span).completeness >= LIVE_SHARE).length;
  const percent = 100 * Math.min(1, metered.value / units.value) * (live / meters.length);
  const evidence = weakestOf([metered.evidence, units.evidence]);
  return fromBoth(percent, span, coverageOf(meters, span), [metered, units], evidence, {
    diagnostics: { liveMeters: live, meters: meters.length },
  });
};
