import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import { dailyMeans } from '../../inputs/daily-means.js';
import type { EffectiveWindow } from '../../inputs/effective-window.js';
import type { ContextSeries, IndicatorContext } from '../../inputs/indicator-context.js';
import { localClockOf, localDateOf } from '../../inputs/local-date.js';
import { isNoiseNight, noiseClassAt } from '../../inputs/noise-class.js';
import { resolveLimit } from '../../inputs/resolve-limit.js';
import { isValidWindow } from '../../inputs/valid-windows.js';
import { windowStart } from '#libs/telemetry';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** Metric and the averaging its limit is compared at; the first limit known of a list holds. */
export const JUDGED_AIR: readonly { metric: string; averaging: 'PT1H' | 'PT8H' | 'PT24H' }[] = [
  { metric: 'air.so2', averaging: 'PT1H' },
  { metric: 'air.no2', averaging: 'PT1H' },
  { metric: 'air.o3', averaging: 'PT1H' },
  { metric: 'air.o3', averaging: 'PT8H' },
  { metric: 'air.co', averaging: 'PT1H' },
  { metric: 'air.co', averaging: 'PT8H' },
  { metric: 'air.pm10', averaging: 'PT24H' },
  { metric: 'air.noise.laeq', averaging: 'PT1H' },
];
const HOUR_MS = 3_600_000;

/**
 * GE5: station hours in which SO₂, NO₂, O₃, CO, PM10 and noise all keep their limits, each averaged as its
 * limit asks, ÷ station hours measured, %. A 24-hour exceedance counts for each hour of its day.
 */
export const airAndNoiseHours: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  /** By device and hour, whether it complies so far. */
  const stations = new Map<string, Map<number, boolean>>();
  const used: ContextSeries[] = [];
  const tags = new Set<string>();
  for (const { metric, averaging } of JUDGED_AIR) {
    for (const station of context.series('hour', metric)) {
      const judged = judgeStation(context, station, averaging, span, tags);
      if (judged === null) continue;
      if (!used.includes(station)) used.push(station);
      const hours = stations.get(station.device) ?? new Map<number, boolean>();
      stations.set(station.device, hours);
      for (const [hour, good] of judged) hours.set(hour, good && (hours.get(hour) ?? true));
    }
  }
  let measured = 0;
  let good = 0;
  for (const hours of stations.values()) {
    measured += hours.size;
    for (const complies of hours.values()) if (complies) good += 1;
  }
  if (measured === 0) return null;
  return fromTelemetry((100 * good) / measured, span, coverageOf(used, span), {
    diagnostics: { hoursOver: measured - good },
    tags: [...tags].sort(),
  });
};

function judgeStation(
  context: IndicatorContext,
  station: ContextSeries,
  averaging: 'PT1H' | 'PT8H' | 'PT24H',
  span: EffectiveWindow,
  tags: Set<string>,
): Map<number, boolean> | null {
  const judged = new Map<number, boolean>();
  const isNoise = station.metric === 'air.noise.laeq';
  /** By local day: the one of the day and, of noise, that of the night. */
  const maxima = new Map<number, (number | null | undefined)[]>();
  const maximumAt = (start: number): number | null => {
    const day = windowStart('day', start);
    const hour = isNoise ? localClockOf(start).hour : 0;
    const own = isNoise && isNoiseNight(hour) ? 1 : 0;
    const known = maxima.get(day) ?? [];
    maxima.set(day, known);
    let maximum = known[own];
    if (maximum === undefined) {
      const query = { metric: station.metric, averaging, date: localDateOf(start) };
      const limit = resolveLimit(context, isNoise ? { ...query, class: noiseClassAt(hour) } : query);
      for (const tag of limit?.tags ?? []) tags.add(tag);
      maximum = limit?.max ?? null;
      known[own] = maximum;
    }
    return maximum;
  };

  const daily = averaging === 'PT24H' ? new Map(dailyMeans(station, span).map(d => [d.day, d.mean])) : null;
  const valid = windowsIn(station, span).filter(window => isValidWindow(station, window));
  const means = new Map(valid.map(window => [window.start, window.mean as number]));
  for (const { start } of valid) {
    const maximum = maximumAt(start);
    if (maximum === null) continue;
    const value =
      averaging === 'PT1H'
        ? means.get(start)
        : averaging === 'PT8H'
          ? rollingMean(means, start)
          : daily?.get(windowStart('day', start));
    if (value !== undefined) judged.set(start, value <= maximum);
  }
  return judged.size === 0 ? null : judged;
}

/** Mean of the 8 hours that end with an hour, of which 6 must be valid (75 %). */
function rollingMean(means: ReadonlyMap<number, number>, lastHour: number): number | undefined {
  let sum = 0;
  let count = 0;
  for (let i = 7; i >= 0; i--) {
    const mean = means.get(lastHour - i * HOUR_MS);
    if (mean === undefined) continue;
    sum += mean;
    count += 1;
  }
  return count < 6 ? undefined : sum / count;
}
