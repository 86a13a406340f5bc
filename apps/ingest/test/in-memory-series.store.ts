import { flagOf, storedFindings } from '#libs/telemetry';
import type { Amendment } from '../src/quality/amendment.js';
import type { SeriesQuery, SeriesRow, SeriesStore } from '../src/quality/quality.ports.js';

/** Rows in memory, with InfluxDB's way of joining fields of the same moment. */
export class InMemorySeriesStore implements SeriesStore {
  private readonly rows = new Map<
    string,
    { row: SeriesRow; values: Record<string, number>; measurement: string }
  >();

  /** Fields of a device's measurement at a moment, made when there are none. */
  fieldsAt(
    device: { zone: string; device: string },
    measurement: string,
    timeMs: number,
  ): Record<string, number> {
    const key = `${device.device} ${measurement} ${timeMs}`;
    let entry = this.rows.get(key);
    if (entry === undefined) {
      const values: Record<string, number> = {};
      entry = { row: { ...device, timeMs, values }, values, measurement };
      this.rows.set(key, entry);
    }
    return entry.values;
  }

  newest(query: SeriesQuery): Promise<SeriesRow[]> {
    return Promise.resolve(query.devices.flatMap(device => this.of(device, query).slice(-query.limit)));
  }

  oldest(query: SeriesQuery): Promise<SeriesRow[]> {
    return Promise.resolve(query.devices.flatMap(device => this.of(device, query).slice(0, query.limit)));
  }

  amend(device: { zone: string; device: string }, amendments: readonly Amendment[]): Promise<void> {
    for (const { metric, timeMs, findings } of amendments) {
      const fields = this.fieldsAt(device, metric.measurement, timeMs);
      fields[`${metric.field}_qc`] = flagOf(findings);
      fields[`${metric.field}_why`] = storedFindings(findings);
    }
    return Promise.resolve();
  }

  private of(device: string, { measurement, fields, from, to }: SeriesQuery): SeriesRow[] {
    return [...this.rows.values()]
      .filter(
        ({ row, measurement: of }) =>
          row.device === device && of === measurement && row.timeMs >= from && row.timeMs < to,
      )
      .map(({ row }) => ({
        ...row,
        values: Object.fromEntries(Object.entries(row.values).filter(([name]) => fields.includes(name))),
      }))
      .filter(({ values }) => Object.keys(values).length > 0)
      .sort((a, b) => a.timeMs - b.timeMs);
  }
}
