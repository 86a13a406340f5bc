import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import { findNumber } from '../../inputs/find-fact.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** Contract minimum where none is on record, kPa (HP-GSR 0.1 §4, proposal). */
const DEFAULT_MINIMUM_KPA = 200;

/** CW1: hours whose mean pressure reaches the contract minimum ÷ hours measured, %, over all stations. */
export const supplyContinuity: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const minimum = findNumber(context, 'water.contract_pressure_kpa')?.value ?? DEFAULT_MINIMUM_KPA;
  const pressures = context.series('hour', 'water.pressure', ['water-supply']);
  let hours = 0;
  let sufficient = 0;
  for (const pressure of pressures) {
    for (const window of windowsIn(pressure, span)) {
      if (window.mean === null) continue;
      hours += 1;
      if (window.mean >= minimum) sufficient += 1;
    }
  }
  if (hours === 0) return null;
  return fromTelemetry((100 * sufficient) / hours, span, coverageOf(pressures, span), {
    diagnostics: { minimumKpa: minimum, shortHours: hours - sufficient },
  });
};
