import {
  type InfluxLineWriter,
  LineProtocolBuilder,
  ROWS_PER_REQUEST,
  storeLines,
  type TimeSeriesReader,
} from '#libs/timeseries';
import type { Amendment } from './amendment.js';
import { buildAmendment } from './build-amendment.js';
import type { SeriesQuery, SeriesRow, SeriesStore } from './quality.ports.js';

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
    const target = { database, retentionPolicy: 'raw', precision: 'ms' as const };
    const builder = new LineProtocolBuilder();
    for (const amendment of amendments) buildAmendment(builder, device, amendment);
    const lines = builder.takeLines();
    for (let from = 0; from < lines.length; from += ROWS_PER_REQUEST) {
      const some = lines.slice(from, from + ROWS_PER_REQUEST);
      // A refused line is older than the retention: its value goes with it.
      await storeLines(writer, target, some);
    }
  }

  private async read(query: SeriesQuery, order: 'ascending' | 'descending'): Promise<SeriesRow[]> {
    const rows = await this.parts.reader.raw({ ...query, order });
    return rows.map(({ device, zone, time, values }) => ({ device, zone, timeMs: time, values }));
  }
}
