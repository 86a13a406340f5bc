import { coverageOf } from '../../inputs/coverage.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf, totalIncrease } from '../windows-of.js';

/** GP5: energy seen by live sub-meters ÷ energy of the zone (grid import + solar), %, at most 100. */
export const meteredEnergy: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'day');
  const mains = context.series('day', 'power.energy.import', ['power-main']);
  const subs = context.series('day', 'power.energy.import', ['power-sub']);
  const imported = totalIncrease(mains, span);
  if (imported === null) return null;
  const total = imported + (totalIncrease(context.series('day', 'pv.energy'), span) ?? 0);
  if (total <= 0) return null;
  const metered = totalIncrease(subs, span) ?? 0;
  return fromTelemetry(Math.min(100, (100 * metered) / total), span, coverageOf([...mains, ...subs], span), {
    diagnostics: { meteredKwh: metered, totalKwh: total },
  });
};
