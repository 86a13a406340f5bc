import { windowStart } from '#libs/telemetry';
import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import type { WindowValues } from '../../inputs/zone-inputs.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** Interruptions up to this long are momentary and do not count (IEEE 1366). */
const SUSTAINED_S = 5 * 60;

/**
 * GP3: SAIDI at the zone's busbars, minutes a year: Σ rᵢ·Nᵢ ÷ N_T over sustained interruptions of each
 * feeder, weighted by its customers, scaled to a year (IEEE 1366; unverified). Feeders without a
 * customer count weigh 1. Scored with major events; without them it is told beside. How complete the watch was is told by the feeders' voltage readings.
 */
export const interruptionMinutes: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const feeders = context.series('hour', 'power.outage', ['power-main']);
  if (feeders.length === 0) return null;
  let customers = 0;
  let customerSeconds = 0;
  let customerInterruptions = 0;
  const secondsByDay = new Map<number, number>();
  for (const feeder of feeders) {
    const weight = feeder.source.ratings['customers'] ?? 1;
    customers += weight;
    for (const window of windowsIn(feeder, span)) {
      const sustained = sustainedOutages(window);
      customerSeconds += weight * sustained.seconds;
      if (sustained.count > 0) {
        const day = windowStart('day', window.start);
        secondsByDay.set(day, (secondsByDay.get(day) ?? 0) + weight * sustained.seconds);
      }
      customerInterruptions += weight * sustained.count;
    }
  }
  const perYear = 365 / span.days;
  const saidi = (customerSeconds / 60 / customers) * perYear;
  const saifi = (customerInterruptions / customers) * perYear;
  const major = majorEventSeconds([...secondsByDay.values()]);
  const days = spanOf(context, definition, 'day');
  const voltage = coverageOf(context.series('day', 'power.voltage', ['power-main']), days);
  const outages = coverageOf(feeders, span);
  return fromTelemetry(
    saidi,
    span,
    { ...voltage, used: [...voltage.used, ...outages.used] },
    {
      diagnostics: {
        saidiWithMajorEvents: saidi,
        ...(major !== null && {
          saidiWithoutMajorEvents: ((customerSeconds - major.seconds) / 60 / customers) * perYear,
          majorEventDays: major.days,
        }),
        saifi,
        asai: 1 - saidi / 525_600,
        ...(saifi > 0 && { caidi: saidi / saifi }),
      },
    },
  );
};

/** Fewer days with an outage say nothing of what is usual (proposal; the standard wants five years). */
const MIN_OUTAGE_DAYS = 20;
/** Standard deviations of the logarithm beyond which a day is a major event (IEEE 1366; unverified). */
const BETA = 2.5;

/**
 * Outage on days of a major event: those above exp(α + 2.5 β), α and β the mean and standard deviation of
 * the logarithm of each day with an outage. `null` where too few such days are known.
 */
function majorEventSeconds(outages: readonly number[]): { seconds: number; days: number } | null {
  if (outages.length < MIN_OUTAGE_DAYS) return null;
  const logs = outages.map(Math.log);
  const alpha = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - alpha) ** 2, 0) / (logs.length - 1);
  const threshold = Math.exp(alpha + BETA * Math.sqrt(variance));
  const major = outages.filter(seconds => seconds > threshold);
  return { seconds: major.reduce((sum, seconds) => sum + seconds, 0), days: major.length };
}

/**
 * Sustained outages among those that ended in one hour. Exact for up to three, whose lengths follow from
 * sum, smallest and longest; of more, those in between count when their mean is sustained.
 */
export function sustainedOutages(window: Pick<WindowValues, 'n' | 'sum' | 'min' | 'max'>): {
  seconds: number;
  count: number;
} {
  const { n, sum, min, max } = window;
  if (n === 0 || sum === null) return { seconds: 0, count: 0 };
  const shortest = min ?? sum / n;
  const longest = max ?? sum / n;
  const lengths = n === 1 ? [sum] : [shortest, longest];
  const between = n - lengths.length;
  const mean = between > 0 ? (sum - shortest - longest) / between : 0;
  for (let i = 0; i < between; i++) lengths.push(mean);
  const sustained = lengths.filter(length => length > SUSTAINED_S);
  return { seconds: sustained.reduce((total, length) => total + length, 0), count: sustained.length };
}
