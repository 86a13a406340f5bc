import type { Quality } from '#libs/telemetry';
import type { TimeSeriesReader, TimeSeriesRow } from '#libs/timeseries';
import type { JudgedRow } from '../tracks/judged-pack.js';
import type { StoredQuery, StoredReadings } from './missed.ports.js';

/** Some hours of a fast device; a few MB while they are read. */
const ROWS_PER_QUESTION = 5_000;

/** Reads what devices sent from InfluxDB. What failed on arrival lies elsewhere, and no rule looks at it. */
export class InfluxStoredReadings implements StoredReadings {
  constructor(private readonly reader: Pick<TimeSeriesReader, 'raw'>) {}

  async read({ device, measurement, fields, from, to }: StoredQuery): Promise<JudgedRow[]> {
    const found: JudgedRow[] = [];
    const columns = [...fields.values()].flatMap(field => [field, `${field}_qc`]);
    for (let begin = from; begin < to; ) {
      const rows = await this.reader.raw({
        ...{ measurement, devices: [device], fields: columns },
        ...{ from: begin, to, limit: ROWS_PER_QUESTION },
      });
      for (const row of rows) found.push(judgedRow(row, fields));
      const last = rows.at(-1);
      if (rows.length < ROWS_PER_QUESTION || last === undefined) break;
      begin = last.time + 1;
    }
    return found;
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
