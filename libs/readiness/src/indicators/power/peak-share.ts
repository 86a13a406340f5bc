import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import { peakShareOfHour } from '../../inputs/peak-share.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** GP6: energy drawn in peak windows of the schedule in force at the time ÷ total, %. */
export const peakShare: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const mains = context.series('hour', 'power.energy.import', ['power-main']);
  let total = 0;
  let peak = 0;
  for (const main of mains) {
    for (const window of windowsIn(main, span)) {
      const share = window.increase === null ? null : peakShareOfHour(context.inputs.tariffs, window.start);
      if (share === null) continue;
      total += window.increase as number;
      peak += (window.increase as number) * share;
    }
  }
  if (total <= 0) return null;
  return fromTelemetry((100 * peak) / total, span, coverageOf(mains, span));
};
