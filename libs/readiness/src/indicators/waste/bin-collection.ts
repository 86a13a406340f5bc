import { TIER_MS, windowStart } from '#libs/telemetry';
import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** A bin above this is overflowing, %. */
const OVERFULL_PCT = 95;
/** Longest a bin may overflow, hours. */
const TOLERATED_HOURS = 4;

/**
 * WT4: bin days without an overflow of more than 4 hours ÷ bin days measured, %. An hour overflows when
 * the bin stayed above 95 % all through it; a long overflow counts for every day it touches.
 */
export const binCollection: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const bins = context.series('hour', 'waste.bin.fill');
  let days = 0;
  let late = 0;
  for (const bin of bins) {
    const measured = new Set<number>();
    const overflowing = new Set<number>();
    let run: number[] = [];
    for (const window of windowsIn(bin, span)) {
      measured.add(windowStart('day', window.start));
      const overfull = (window.min ?? window.mean ?? 0) > OVERFULL_PCT;
      const follows = run.length === 0 || window.start - (run.at(-1) as number) === TIER_MS.hour;
      run = overfull ? [...(follows ? run : []), window.start] : [];
      if (run.length > TOLERATED_HOURS) for (const hour of run) overflowing.add(windowStart('day', hour));
    }
    days += measured.size;
    late += overflowing.size;
  }
  if (days === 0) return null;
  return fromTelemetry((100 * (days - late)) / days, span, coverageOf(bins, span), {
    diagnostics: { lateBinDays: late },
  });
};
