import { coverageOf } from '../../inputs/coverage.js';
import { windowsIn } from '../../inputs/coverage.js';
import type { ContextSeries } from '../../inputs/indicator-context.js';
import type { EffectiveWindow } from '../../inputs/effective-window.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/**
 * Irradiation of a normal year in Hải Phòng, kWh/m²: the plan yield of 1,050 kWh/kWp over a performance
 * ratio of 0.78 (HP-GSR 0.1 §3.5, unverified).
 */
const NORMAL_YEAR_KWH_M2 = 1_050 / 0.78;

/**
 * GP2: energy per installed kWp and year. With a pyranometer the yield is normalised to a year of normal
 * sun, energy ÷ irradiation × normal irradiation, so that a dull month does not look like a fault;
 * without one it is annualised by days.
 */
export const solarYield: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'day');
  const energy = context.series('day', 'pv.energy').filter(series => (series.source.ratings['kwp'] ?? 0) > 0);
  let kwh = 0;
  let normalKwh = 0;
  let normalised = true;
  let kwpDays = 0;
  for (const series of energy) {
    const kwp = series.source.ratings['kwp'] as number;
    const sun = irradiationByDay(
      context.series('day', 'pv.irradiance').find(s => s.device === series.device),
      span,
    );
    for (const window of windowsIn(series, span)) {
      if (window.increase === null) continue;
      kwh += window.increase;
      kwpDays += kwp;
      const irradiation = sun.get(window.start);
      if (irradiation === undefined) normalised = false;
      else normalKwh += kwp * irradiation;
    }
  }
  if (kwpDays === 0) return null;
  const annualised = (kwh / kwpDays) * 365;
  const useSun = normalised && normalKwh > 0;
  const value = useSun ? (kwh / normalKwh) * NORMAL_YEAR_KWH_M2 : annualised;
  return fromTelemetry(value, span, coverageOf(energy, span), {
    diagnostics: { annualisedYield: annualised, ...(useSun && { performanceRatio: kwh / normalKwh }) },
    tags: useSun ? ['sun-normalised'] : [],
  });
};

/** kWh/m² of each day. */
function irradiationByDay(series: ContextSeries | undefined, span: EffectiveWindow): Map<number, number> {
  const days = new Map<number, number>();
  for (const window of series === undefined ? [] : windowsIn(series, span)) {
    if (window.mean !== null && window.mean > 0) days.set(window.start, (window.mean * 24) / 1_000);
  }
  return days;
}
