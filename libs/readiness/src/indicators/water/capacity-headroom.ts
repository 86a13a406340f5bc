import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import { findNumber } from '../../inputs/find-fact.js';
import { type Formula, fromBoth } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** Span in which the peak day is looked for: a year has one summer. */
const PEAK_DAY_WINDOW = 'P12M';

/**
 * CW5: firm supply capacity ÷ (peak-day demand measured + demand of land leased but not built), ×.
 */
export const capacityHeadroom: Formula = context => {
  const capacity = findNumber(context, 'water.firm_capacity_m3_day');
  if (capacity === null) return null;
  const committed = findNumber(context, 'water.committed_m3_day');
  const span = spanOf(context, { window: PEAK_DAY_WINDOW }, 'day');
  const meters = context.series('day', 'water.volume', ['water-supply']);
  const days = new Map<number, number>();
  for (const meter of meters) {
    for (const window of windowsIn(meter, span)) {
      if (window.increase !== null) days.set(window.start, (days.get(window.start) ?? 0) + window.increase);
    }
  }
  const peak = Math.max(0, ...days.values());
  const demand = peak + (committed?.value ?? 0);
  if (peak <= 0 || demand <= 0) return null;
  const facts = committed === null ? [capacity] : [capacity, committed];
  return fromBoth(capacity.value / demand, span, coverageOf(meters, span), facts, capacity.evidence, {
    diagnostics: { peakDayM3: peak },
  });
};
