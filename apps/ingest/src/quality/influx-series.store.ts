import { AppError } from '#libs/runtime';
import {
  type InfluxLineWriter,
  LineProtocolBuilder,
  TimeSeriesCode,
  type TimeSeriesReader,
  writeIsolating,
} from '#libs/timeseries';
import type { Amendment } from './amendment.js';
import { buildAmendment } from './build-amendment.js';
import type { SeriesQuery, SeriesRow, SeriesStore } from './quality.ports.js';

/** InfluxDB's own advice; larger requests gained nothing (docs/performance.md). */
const ROWS_PER_REQUEST = 5_000;

/** Reads and flags rows of the policy `raw`. */
export class InfluxSeriesStore implements SeriesStore {
  constructor(
    private readonly parts: {
      readonly writer: InfluxLineWriter;
      readonly reader: TimeSeriesReader;
      readonly database: string;
    },
  ) {}

  async newest(query: SeriesQuery): Promise<SeriesRow[]> {
    return (await this.read(query, 'descending')).reverse();
  }

  oldest(query: SeriesQuery): Promise<SeriesRow[]> {
    return this.read(query, 'ascending');
  }

  async amend(
    device: { readonly zone: string; readonly device: string },
    amendments: readonly Amendment[],
  ): Promise<void> {
    const { writer, database } = this.parts;
    const builder = new LineProtocolBuilder();
    for (const amendment of amendments) buildAmendment(builder, device, amendment);
    const lines = builder.takeLines();
    for (let from = 0; from < lines.length; from += ROWS_PER_REQUEST) {
      const some = lines.slice(from, from + ROWS_PER_REQUEST);
      const target = { database, retentionPolicy: 'raw', precision: 'ms' as const };
      const outcome = await writeIsolating(body => writer.write(body, target), some);
      // A refused line is older than the retention: its value goes with it.
      if (outcome.kind === 'done') continue;
      throw new AppError(
        TimeSeriesCode.Unavailable,
        `InfluxDB does not take flags now (${outcome.outcome.message})`,
        { retryable: true },
      );
    }
  }

  private async read(query: SeriesQuery, order: 'ascending' | 'descending'): Promise<SeriesRow[]> {
    const rows = await this.parts.reader.raw({ ...query, order });
    return rows.map(({ device, zone, time, values }) => ({ device, zone, timeMs: time, values }));
  }
}
