import { LineProtocolBuilder } from '#libs/timeseries';
import { type Column, TIER_MS, type WindowFields } from '#libs/telemetry';
import { readRow, writeRow } from '../windows/window-row.mapper.js';
import type { WindowRow, WindowStore } from '../windows/windows.ports.js';

/** Windows in memory that unite the fields of rows with one key, as InfluxDB does. */
export class InMemoryWindowStore implements WindowStore {
  /** `tier|measurement|device|start` → fields. */
  readonly windows = new Map<string, Record<string, number>>();
  /** Fails the next write before or after it took place. */
  failNext: { readonly when: 'after' | 'before'; readonly error: Error } | undefined;

  async write(rows: readonly WindowRow[]): Promise<void> {
    const failure = this.failNext;
    this.failNext = undefined;
    if (failure?.when === 'before') throw failure.error;
    for (const row of rows) {
      const builder = new LineProtocolBuilder();
      writeRow(builder, row);
      for (const line of builder.takeLines().toLines()) {
        const [, fields, time] = line.split(' ') as [string, string, string];
        const key = `${row.tier}|${row.measurement}|${row.device}|${time}`;
        const stored = this.windows.get(key) ?? {};
        this.windows.set(key, stored);
        for (const field of fields.split(',')) {
          const [name, text] = field.split('=') as [string, string];
          stored[name] = Number(text.replace(/i$/, ''));
        }
      }
    }
    if (failure) throw failure.error;
  }

  async readHours(measurement: string, columns: readonly Column[], devices: readonly string[], day: number) {
    return new Map(
      devices.map((device): [string, Array<WindowFields | undefined>] => [
        device,
        Array.from({ length: 24 }, (_, hour) => {
          const stored = this.windows.get(`hour|${measurement}|${device}|${day + hour * TIER_MS.hour}`);
          return stored && readRow(columns, stored);
        }),
      ]),
    );
  }
}
