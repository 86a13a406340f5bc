import type { Metric } from '#libs/contracts';
import type { TimeSeriesReader } from '#libs/timeseries';
import type { HeardReadings } from './heard-readings.js';
import type { StoredLast } from './silence.ports.js';

/** Silence is told of for a week at most, and a day says all that matters after a start. */
const LOOK_BACK_MS = 86_400_000;
/** Readings may be ahead of our clock by so much. */
const AHEAD_MS = 300_000;

/** Reads from InfluxDB when each metric was last measured. */
export class InfluxStoredLast implements StoredLast {
  constructor(private readonly reader: Pick<TimeSeriesReader, 'latest'>) {}

  async fill(heard: HeardReadings, metrics: readonly Metric[], nowMs: number): Promise<void> {
    for (const measurement of new Set(metrics.map(metric => metric.measurement))) {
      const own = metrics.filter(metric => metric.measurement === measurement);
      const metricOf = new Map(own.map(({ field, id }) => [field, id]));
      const found = await this.reader.latest({
        ...{ tier: 'raw', measurement, fields: [...metricOf.keys()] },
        ...{ from: nowMs - LOOK_BACK_MS, to: nowMs + AHEAD_MS },
      });
      for (const { device, field, time } of found) heard.hear(device, metricOf.get(field) as string, time);
    }
  }
}
