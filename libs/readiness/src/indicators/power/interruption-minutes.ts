import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import type { WindowValues } from '../../inputs/zone-inputs.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/** Interruptions up to this long are momentary and do not count (IEEE 1366). */
const SUSTAINED_S = 5 * 60;

/**
 * GP3: SAIDI at the zone's busbars, minutes a year: Σ rᵢ·Nᵢ ÷ N_T over sustained interruptions of each
 * feeder, weighted by its customers, scaled to a year (IEEE 1366; unverified). Feeders without a
 * customer count weigh 1. How complete the watch was is told by the feeders' voltage readings.
 */
export const interruptionMinutes: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const feeders = context.series('hour', 'power.outage', ['power-main']);
  if (feeders.length === 0) return null;
  let customers = 0;
  let customerSeconds = 0;
  let customerInterruptions = 0;
  for (const feeder of feeders) {
    const weight = feeder.source.ratings['customers'] ?? 1;
    customers += weight;
    for (const window of windowsIn(feeder, span)) {
      const sustained = sustainedOutages(window);
      customerSeconds += weight * sustained.seconds;
      customerInterruptions += weight * sustained.count;
    }
  }
  const perYear = 365 / span.days;
  const saidi = (customerSeconds / 60 / customers) * perYear;
  const saifi = (customerInterruptions / customers) * perYear;
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
        saifi,
        asai: 1 - saidi / 525_600,
        ...(saifi > 0 && { caidi: saidi / saifi }),
      },
    },
  );
};

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
