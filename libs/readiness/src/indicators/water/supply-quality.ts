import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import type { ContextSeries } from '../../inputs/indicator-context.js';
import { isValidWindow } from '../../inputs/valid-windows.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** Bounds of drinking water as QCVN 01-1:2024/BYT has them (unverified). */
const BOUNDS: Record<string, { min: number; max: number }> = {
  'water.turbidity': { min: Number.NEGATIVE_INFINITY, max: 2 },
  'water.free_chlorine': { min: 0.2, max: 1 },
  'water.ph': { min: 6, max: 8.5 },
};

/** CW2: valid hours in which turbidity, free chlorine and pH are all within bounds ÷ valid hours, %. */
export const supplyQuality: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const series = Object.keys(BOUNDS).flatMap(metric => context.series('hour', metric, ['water-supply']));
  /** `device hour` → what each metric says. */
  const hours = new Map<string, { seen: number; good: number }>();
  for (const one of series) {
    for (const window of windowsIn(one, span)) {
      if (!isValidWindow(one, window)) continue;
      const key = `${one.device} ${window.start}`;
      const hour = hours.get(key) ?? { seen: 0, good: 0 };
      hour.seen += 1;
      if (isGood(one, window.mean as number)) hour.good += 1;
      hours.set(key, hour);
    }
  }
  const complete = [...hours.values()].filter(hour => hour.seen === Object.keys(BOUNDS).length);
  if (complete.length === 0) return null;
  const good = complete.filter(hour => hour.good === hour.seen).length;
  return fromTelemetry((100 * good) / complete.length, span, coverageOf(series, span), {
    diagnostics: { badHours: complete.length - good },
  });
};

function isGood(series: ContextSeries, mean: number): boolean {
  const bounds = BOUNDS[series.metric] as { min: number; max: number };
  return mean >= bounds.min && mean <= bounds.max;
}
