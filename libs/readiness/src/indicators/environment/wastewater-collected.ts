import { coverageOf } from '../../inputs/coverage.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf, totalIncrease, totalOverTime } from '../windows-of.js';

/** Share of supplied water that comes back as wastewater (HP-GSR 0.1 §4). */
const RETURN_SHARE = 0.8;

/** GE3: inflow of the treatment plant ÷ (0.8 × water supplied), %, at most 100. */
export const wastewaterCollected: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'day');
  const inlets = context.series('day', 'ww.in.flow');
  const meters = context.series('day', 'water.volume', ['water-supply']);
  const treated = totalOverTime(inlets, span, 24);
  const supplied = totalIncrease(meters, span);
  if (treated === null || supplied === null || supplied <= 0) return null;
  const percent = Math.min(100, (100 * treated) / (RETURN_SHARE * supplied));
  return fromTelemetry(percent, span, coverageOf([...inlets, ...meters], span), {
    diagnostics: { treatedM3: treated, suppliedM3: supplied },
  });
};
