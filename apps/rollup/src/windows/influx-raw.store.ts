import { groupBy } from '#libs/runtime';
import type { TimeSeriesReader, TimeSeriesRow } from '#libs/timeseries';
import {
  type Column,
  MAX_STEP_MS,
  type PreviousReading,
  type PreviousReadings,
  Quality,
} from '#libs/telemetry';
import type { CounterQuery, RawPage, RawQuery, RawReadings } from './windows.ports.js';

/** Rows a device and request: with 50 devices some 50,000 rows, a few dozen MB while they are read. */
const ROWS_PER_DEVICE = 1_000;
/** How many readings that failed later may lie between a moment and the nearest good one. */
const COUNTER_ROWS = 16;

/** Raw rows of InfluxDB. */
export class InfluxRawStore implements RawReadings {
  constructor(
    private readonly reader: TimeSeriesReader,
    private readonly rowsPerDevice = ROWS_PER_DEVICE,
  ) {}

  async *pages({ measurement, columns, devices, from, to }: RawQuery): AsyncIterable<RawPage> {
    const fields = columns.flatMap(({ field, qc }) => [field, qc]);
    let begin = from;
    while (begin < to) {
      const range = { devices, from: begin, to, fields, limit: this.rowsPerDevice };
      const rows = byDevice(await this.reader.raw({ ...range, measurement }));
      const rejected = byDevice(await this.reader.raw({ ...range, measurement: `${measurement}_rejected` }));
      // Whoever has a full page may have more: all are known only up to the earliest end of those.
      let end = to;
      for (const list of [...rows.values(), ...rejected.values()]) {
        if (list.length >= this.rowsPerDevice) end = Math.min(end, (list.at(-1) as TimeSeriesRow).time + 1);
      }
      const until = (list: readonly TimeSeriesRow[] | undefined) => list?.filter(row => row.time < end) ?? [];
      yield {
        to: end,
        series: new Map(
          [...new Set([...rows.keys(), ...rejected.keys()])].map(device => [
            device,
            { rows: until(rows.get(device)), rejected: until(rejected.get(device)) },
          ]),
        ),
      };
      begin = end;
    }
  }

  async countersBefore(query: CounterQuery): Promise<ReadonlyMap<string, PreviousReadings>> {
    const found = await this.counterRows(query, query.at - MAX_STEP_MS, query.at, 'descending');
    return mapValues(found, rows =>
      query.columns.map((column): PreviousReading | null => {
        const row =
          column.kind === 'increase' ? rows.find(candidate => isUsed(candidate, column)) : undefined;
        return row ? { value: row.values[column.field] as number, time: row.time } : null;
      }),
    );
  }

  async countersAfter(query: CounterQuery): Promise<ReadonlyMap<string, readonly number[]>> {
    const found = await this.counterRows(query, query.at, query.at + MAX_STEP_MS, 'ascending');
    return mapValues(found, rows =>
      query.columns
        .filter(column => column.kind === 'increase')
        .flatMap(column => rows.find(row => isUsed(row, column))?.time ?? []),
    );
  }

  private async counterRows(
    { measurement, columns, devices }: CounterQuery,
    from: number,
    to: number,
    order: 'ascending' | 'descending',
  ): Promise<Map<string, TimeSeriesRow[]>> {
    const rows: TimeSeriesRow[] = [];
    // Counter by counter, since a device may send them at different times.
    for (const column of columns.filter(({ kind }) => kind === 'increase')) {
      const some = await this.reader.raw({
        measurement,
        devices,
        fields: [column.field, column.qc],
        from,
        to,
        limit: COUNTER_ROWS,
        order,
      });
      for (const row of some) rows.push(row);
    }
    return byDevice(rows);
  }
}

function isUsed(row: TimeSeriesRow, { field, qc }: Column): boolean {
  const flag = row.values[qc];
  return row.values[field] !== undefined && flag !== Quality.Fail && flag !== Quality.Missing;
}

function byDevice(rows: readonly TimeSeriesRow[]): Map<string, TimeSeriesRow[]> {
  return groupBy(rows, row => row.device);
}

function mapValues<From, To>(map: ReadonlyMap<string, From>, of: (value: From) => To): Map<string, To> {
  return new Map([...map].map(([key, value]) => [key, of(value)]));
}
