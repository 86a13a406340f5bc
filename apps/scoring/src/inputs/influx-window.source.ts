import type { WindowSeries } from '#libs/readiness';
import type { TimeSeriesReader } from '#libs/timeseries';
import type { WindowSource } from './cached-window.reader.js';
import type { MetricRead } from './inputs.ports.js';
import { planQueries } from './plan-queries.js';
import { seriesFromRows } from './series-from-rows.js';

const WINDOW_MS = { hour: 3_600_000, day: 86_400_000 } as const;

export class InfluxWindowSource implements WindowSource {
  constructor(private readonly reader: TimeSeriesReader) {}

  async read(zone: string, reads: readonly MetricRead[]): Promise<WindowSeries[]> {
    const answers = await Promise.all(
      planQueries(reads).map(async query => {
        const { tier, measurement, fields, from, to } = query;
        const limit = Math.ceil((to - from) / WINDOW_MS[tier]) + 1;
        return seriesFromRows(
          query,
          await this.reader.windows({ tier, measurement, fields, zone, from, to, limit }),
        );
      }),
    );
    return answers.flat();
  }
}
