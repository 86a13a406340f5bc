import type { Metric } from '#libs/contracts';
import { Quality } from '#libs/telemetry';
import type { TimeSeriesReader } from '#libs/timeseries';
import type { LatestValues } from './latest-values.js';

/** How far back a value may lie to be shown as the latest after a start, in milliseconds. */
const LOOK_BACK_MS = 3 * 86_400_000;
/** Readings may be ahead of our clock by so much. */
const AHEAD_MS = 300_000;

/** Fills the latest values from the store: what the stream of readings will not repeat. */
export async function loadLatest(
  reader: Pick<TimeSeriesReader, 'latest'>,
  metrics: readonly Metric[],
  latest: LatestValues,
  now: number,
): Promise<void> {
  for (const measurement of new Set(metrics.map(metric => metric.measurement))) {
    const own = metrics.filter(metric => metric.measurement === measurement);
    const found = await reader.latest({
      tier: 'raw',
      measurement,
      fields: own.flatMap(({ field }) => [field, `${field}_qc`]),
      from: now - LOOK_BACK_MS,
      to: now + AHEAD_MS,
    });
    // A flag is stored only where it is not pass; the last one may belong to an older reading.
    const flags = new Map(
      found.map(({ device, field, time, value }) => [`${device} ${field} ${time}`, value] as const),
    );
    const metricOf = new Map(own.map(metric => [metric.field, metric.id]));
    for (const { zone, device, field, time, value } of found) {
      const metric = metricOf.get(field);
      const flag = flags.get(`${device} ${field}_qc ${time}`) ?? Quality.Pass;
      if (metric !== undefined) latest.offer({ zone, device, metric, value, time, flag });
    }
  }
}
