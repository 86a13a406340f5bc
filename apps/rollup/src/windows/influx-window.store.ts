import {
  type InfluxLineWriter,
  type LineBlock,
  LineProtocolBuilder,
  ROWS_PER_REQUEST,
  storeLines,
  type TimeSeriesReader,
} from '#libs/timeseries';
import type { WindowTier } from '#libs/contracts';
import type { Logger } from '#libs/runtime';
import { type Column, TIER_MS, type WindowFields } from '#libs/telemetry';
import { readRow, writeRow } from './window-row.mapper.js';
import type { WindowRow, WindowStore } from './windows.ports.js';

const HOURS_A_DAY = 24;
const DEVICES_PER_QUERY = 200;

/** What the store needs. */
export interface InfluxWindowStoreParts {
  readonly writer: InfluxLineWriter;
  readonly reader: TimeSeriesReader;
  readonly database: string;
  readonly logger: Logger;
}

/** Windows in the policies `minute`, `hour` and `day`. */
export class InfluxWindowStore implements WindowStore {
  constructor(private readonly parts: InfluxWindowStoreParts) {}

  async write(rows: readonly WindowRow[]): Promise<void> {
    // Short windows first: a day that is seen has its hours.
    for (const tier of ['minute', 'hour', 'day'] as const) {
      const builder = new LineProtocolBuilder();
      for (const row of rows) {
        if (row.tier === tier) writeRow(builder, row);
      }
      const lines = builder.takeLines();
      for (let from = 0; from < lines.length; from += ROWS_PER_REQUEST) {
        await this.writeLines(tier, lines.slice(from, from + ROWS_PER_REQUEST));
      }
    }
  }

  async readHours(
    measurement: string,
    columns: readonly Column[],
    devices: readonly string[],
    day: number,
  ): Promise<ReadonlyMap<string, ReadonlyArray<WindowFields | undefined>>> {
    const days = new Map(
      devices.map(device => [device, new Array<WindowFields | undefined>(HOURS_A_DAY).fill(undefined)]),
    );
    for (let from = 0; from < devices.length; from += DEVICES_PER_QUERY) {
      const rows = await this.parts.reader.windows({
        tier: 'hour',
        measurement,
        devices: devices.slice(from, from + DEVICES_PER_QUERY),
        fields: 'all',
        from: day,
        to: day + TIER_MS.day,
        limit: HOURS_A_DAY,
      });
      for (const { device, time, values } of rows) {
        const hours = days.get(device);
        if (hours) hours[(time - day) / TIER_MS.hour] = readRow(columns, values);
      }
    }
    return days;
  }

  private async writeLines(tier: WindowTier, lines: LineBlock): Promise<void> {
    const { writer, database, logger } = this.parts;
    const target = { database, retentionPolicy: tier, precision: 'ms' } as const;
    const failed = await storeLines(writer, target, lines);
    // Refused for ever, e.g. a field that has another type: trying again would only stop all others.
    if (failed.length > 0) {
      logger.error(
        { tier, refused: failed.length, reason: failed[0]?.message },
        'InfluxDB refuses windows; they are left out',
      );
    }
  }
}
