import { windowStart } from '#libs/telemetry';
import { windowsIn } from '../../inputs/coverage.js';
import { dailyMeans } from '../../inputs/daily-means.js';
import type { ContextSeries, IndicatorContext } from '../../inputs/indicator-context.js';
import { localClockOf, localDateOf } from '../../inputs/local-date.js';
import { isNoise, isNoiseNight, noiseClassAt } from '../../inputs/noise-class.js';
import { resolveLimit } from '../../inputs/resolve-limit.js';
import { isValidWindow } from '../../inputs/valid-windows.js';

/** What limits of air and noise are averaged over. */
export type AirAveraging = 'PT1H' | 'PT8H' | 'PT24H';

const HOUR_MS = 3_600_000;

/**
 * Which hours of a station keep the limit of what it measures; `null` without an hour that has a value and a limit.
 *
 * @param tags what is to be known of the limits is added to it.
 */
export function judgeStation(
  context: IndicatorContext,
  station: ContextSeries,
  averaging: AirAveraging,
  span: { from: number; to: number },
  tags: Set<string>,
): Map<number, boolean> | null {
  const judged = new Map<number, boolean>();
  const hasNight = isNoise(station.metric);
  /** By local day: the one of the day and, of noise, that of the night. */
  const maxima = new Map<number, (number | null | undefined)[]>();
  const maximumAt = (start: number): number | null => {
    const day = windowStart('day', start);
    const hour = hasNight ? localClockOf(start).hour : 0;
    const own = hasNight && isNoiseNight(hour) ? 1 : 0;
    const known = maxima.get(day) ?? [];
    maxima.set(day, known);
    let maximum = known[own];
    if (maximum === undefined) {
      const query = { metric: station.metric, averaging, date: localDateOf(start) };
      const limit = resolveLimit(context, hasNight ? { ...query, class: noiseClassAt(hour) } : query);
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
