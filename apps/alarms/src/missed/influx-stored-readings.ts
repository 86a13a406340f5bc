import { groupBy } from '#libs/runtime';
import type { Quality } from '#libs/telemetry';
import type { TimeSeriesReader, TimeSeriesRow } from '#libs/timeseries';
import type { JudgedRow } from '../tracks/judged-pack.js';
import type { StoredDevicesQuery, StoredQuery, StoredReadings } from './missed.ports.js';

/** Some hours of a fast device; a few MB while they are read. */
const ROWS_PER_QUESTION = 5_000;
/** More than a day of a reading a minute. */
const ROWS_PER_DEVICE = 1_500;

/** Reads what devices sent from InfluxDB. What failed on arrival lies elsewhere, and no rule looks at it. */
export class InfluxStoredReadings implements StoredReadings {
  constructor(private readonly reader: Pick<TimeSeriesReader, 'raw'>) {}

  async read({ device, from, ...query }: StoredQuery): Promise<JudgedRow[]> {
    const found: JudgedRow[] = [];
    for (let begin = from; begin < query.to; ) {
      const rows = await this.rows({ ...query, devices: [device], from: begin }, ROWS_PER_QUESTION);
      for (const row of rows) found.push(judgedRow(row, query.fields));
      const last = rows.at(-1);
      if (rows.length < ROWS_PER_QUESTION || last === undefined) break;
      begin = last.time + 1;
    }
    return found;
  }

  async readDevices(query: StoredDevicesQuery): Promise<Map<string, JudgedRow[]>> {
    const found = new Map<string, JudgedRow[]>();
    for (const [device, rows] of groupBy(await this.rows(query, ROWS_PER_DEVICE), row => row.device)) {
      const own = rows.map(row => judgedRow(row, query.fields));
      found.set(device, own);
      const last = own.at(-1);
      if (own.length < ROWS_PER_DEVICE || last === undefined) continue;
      // There may be more of it than was asked for: that is asked for alone.
      for (const row of await this.read({ ...query, device, from: last.t + 1 })) own.push(row);
    }
    return found;
  }

  private rows(
    { measurement, devices, fields, from, to }: StoredDevicesQuery,
    limit: number,
  ): Promise<TimeSeriesRow[]> {
    const columns = [...fields.values()].flatMap(field => [field, `${field}_qc`]);
    return this.reader.raw({ measurement, devices, fields: columns, from, to, limit });
  }
}

function judgedRow({ time, values }: TimeSeriesRow, fields: ReadonlyMap<string, string>): JudgedRow {
  const row = { t: time, values: {} as Record<string, number>, flags: {} as Record<string, Quality> };
  for (const [metric, field] of fields) {
    const value = values[field];
    const flag = values[`${field}_qc`];
    if (value !== undefined) row.values[metric] = value;
    if (flag !== undefined) row.flags[metric] = flag as Quality;
  }
  return row;
}
