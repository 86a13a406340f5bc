import type { WindowSeries } from '#libs/readiness';
import { groupBy } from '#libs/runtime';
import type { TimeSeriesReader } from '#libs/timeseries';
import type { WindowSource, ZonesWindowSource } from './cached-window.reader.js';
import type { MetricRead, ZoneReads } from './inputs.ports.js';
import { planQueries } from './plan-queries.js';
import { seriesFromRows } from './series-from-rows.js';

const WINDOW_MS = { hour: 3_600_000, day: 86_400_000 } as const;

export class InfluxWindowSource implements WindowSource, ZonesWindowSource {
  constructor(private readonly reader: TimeSeriesReader) {}

  async read(zone: string, reads: readonly MetricRead[]): Promise<WindowSeries[]> {
    return (await this.readZones([{ zone, reads }]))[0] ?? [];
  }

  async readZones(zones: readonly ZoneReads[]): Promise<WindowSeries[][]> {
    const names = zones.map(({ zone }) => zone);
    const found = new Map(zones.map(({ zone }) => [zone, [] as WindowSeries[]]));
    await Promise.all(
      planQueries(zones).map(async query => {
        const { tier, measurement, fields, from, to } = query;
        const limit = Math.ceil((to - from) / WINDOW_MS[tier]) + 1;
        const scope = { tier, measurement, fields, from, to, limit };
        const rows = await this.reader.windows({ ...scope, zones: names });
        for (const [zone, own] of groupBy(rows, row => row.zone)) {
          const reads = query.reads.get(zone);
          if (reads !== undefined) found.get(zone)?.push(...seriesFromRows({ tier, reads }, own));
        }
      }),
    );
    return zones.map(({ zone }) => found.get(zone) ?? []);
  }
}
