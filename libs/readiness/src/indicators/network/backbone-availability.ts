import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import type { WindowValues } from '../../inputs/zone-inputs.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

const TOTAL_LOSS_PCT = 99.9;

/**
 * CN5: share of measured time with a path to the exchange, %: an hour is down for as much of it as the mean
 * loss says, but only if some probe of that hour was lost completely. The best probe of a zone counts per
 * hour: one failing probe is the probe's fault, all of them the backbone's.
 */
export const backboneAvailability: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const probes = context.series('hour', 'net.loss');
  const downShares = new Map<number, number>();
  for (const probe of probes) {
    for (const window of windowsIn(probe, span)) {
      const down = downShareOf(window);
      downShares.set(window.start, Math.min(down, downShares.get(window.start) ?? 1));
    }
  }
  if (downShares.size === 0) return null;
  const hours = [...downShares].sort(([a], [b]) => a - b);
  const down = hours.reduce((sum, [, share]) => sum + share, 0);
  return fromTelemetry(100 * (1 - down / hours.length), span, coverageOf(probes, span), {
    diagnostics: { downMinutes: down * 60 },
  });
};

function downShareOf({ mean, max }: WindowValues): number {
  if (mean === null || (max ?? mean) < TOTAL_LOSS_PCT) return 0;
  return Math.min(1, mean / 100);
}
