import { windowStart } from '#libs/telemetry';
import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';
import { majorEventThreshold } from './major-event.js';
import { sustainedOutages } from './sustained-outages.js';

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

/** Outage on days of a major event; `null` where too few days with an outage are known. */
function majorEventSeconds(outages: readonly number[]): { seconds: number; days: number } | null {
  const threshold = majorEventThreshold(outages);
  if (threshold === null) return null;
  const major = outages.filter(seconds => seconds > threshold);
  return { seconds: major.reduce((sum, seconds) => sum + seconds, 0), days: major.length };
}
