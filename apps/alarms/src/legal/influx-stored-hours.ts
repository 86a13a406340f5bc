import type { WindowValues } from '#libs/readiness';
import { TIER_MS } from '#libs/telemetry';
import type { TimeSeriesReader } from '#libs/timeseries';
import type { HoursQuery, StoredHours } from './legal-days.ports.js';

/** Reads hours from InfluxDB, as far as means need them. */
export class InfluxStoredHours implements StoredHours {
  constructor(private readonly reader: Pick<TimeSeriesReader, 'windows'>) {}

  async read({
    device,
    measurement,
    fields,
    from,
    to,
  }: HoursQuery): Promise<ReadonlyMap<string, WindowValues[]>> {
    const columns = [...fields.values()].flatMap(field => [`${field}_n`, `${field}_mean`]);
    const limit = Math.ceil((to - from) / TIER_MS.hour) + 1;
    const rows = await this.reader.windows({
      ...{ tier: 'hour', measurement, devices: [device], fields: columns, from, to, limit },
    });
    return new Map(
      [...fields].map(([metric, field]) => [
        metric,
        rows.flatMap(({ time, values }) => {
          const n = values[`${field}_n`];
          const mean = values[`${field}_mean`];
          return n === undefined || mean === undefined ? [] : [hourOf(time, n, mean)];
        }),
      ]),
    );
  }
}

function hourOf(start: number, n: number, mean: number): WindowValues {
  return { start, n, mean, min: null, max: null, sum: null, increase: null, suspect: 0, fail: 0 };
}
