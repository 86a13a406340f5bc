import type { Metric } from '#libs/contracts';
import type { TimeSeriesReader } from '#libs/timeseries';
import type { LatestValues } from './latest-values.js';

/** How far back a value may lie to be shown as the latest after a start, in milliseconds. */
const LOOK_BACK_MS = 3 * 86_400_000;

/** Fills the latest values from the store: what the stream of readings will not repeat. */
export async function loadLatest(
  reader: TimeSeriesReader,
  metrics: readonly Metric[],
  latest: LatestValues,
  now: number,
): Promise<void> {
  for (const measurement of new Set(metrics.map(metric => metric.measurement))) {
    const metricOf = new Map(
      metrics.filter(metric => metric.measurement === measurement).map(metric => [metric.field, metric.id]),
    );
    const values = await reader.latest({
      tier: 'raw',
      measurement,
      fields: [...metricOf.keys()],
      from: now - LOOK_BACK_MS,
      to: now + 300_000,
    });
    for (const { zone, device, field, time, value } of values) {
      const metric = metricOf.get(field);
      if (metric) latest.offer({ zone, device, metric, value, time, flag: 1 });
    }
  }
}
