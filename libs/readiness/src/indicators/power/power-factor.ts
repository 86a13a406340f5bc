import { coverageOf } from '../../inputs/coverage.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf, totalOverTime } from '../windows-of.js';

const MAIN = ['power-main'];

/** GP4: ΣP ÷ √(ΣP² + ΣQ²) over energies of the main meters, as the monthly penalty is reckoned. */
export const powerFactor: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'day');
  const active = context.series('day', 'power.active', MAIN);
  const reactive = context.series('day', 'power.reactive', MAIN);
  const kwh = totalOverTime(active, span, 24);
  const kvarh = totalOverTime(reactive, span, 24);
  if (kwh === null || kvarh === null || kwh <= 0) return null;
  const factor = kwh / Math.hypot(kwh, kvarh);
  return fromTelemetry(factor, span, coverageOf([...active, ...reactive], span), {
    // Penalty of the power-factor rule below 0.9 (Circular 15/2014, unverified).
    diagnostics: { penaltyPercent: Math.max(0, (0.9 / factor - 1) * 100) },
  });
};
