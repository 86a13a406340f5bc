import { type Column, MAX_STEP_MS, type PreviousReadings, Quality, type RawRow } from '#libs/telemetry';
import type { CounterQuery, RawPage, RawQuery, RawReadings } from '../windows/windows.ports.js';

/** Raw rows in memory, in pages of a few rows. */
export class InMemoryRawStore implements RawReadings {
  private readonly rows = new Map<string, Map<number, RawRow>>();

  constructor(private readonly rowsPerPage = 7) {}

  put(measurement: string, device: string, time: number, values: Readonly<Record<string, number>>): void {
    const key = `${measurement}|${device}`;
    const its = this.rows.get(key) ?? new Map<number, RawRow>();
    this.rows.set(key, its);
    its.set(time, { time, values: { ...its.get(time)?.values, ...values } });
  }

  async *pages({ measurement, devices, from, to }: RawQuery): AsyncIterable<RawPage> {
    let begin = from;
    while (begin < to) {
      const read = (name: string, device: string) =>
        this.sorted(name, device, begin, to).slice(0, this.rowsPerPage);
      const full = devices
        .flatMap(device => [read(measurement, device), read(`${measurement}_rejected`, device)])
        .filter(rows => rows.length === this.rowsPerPage);
      const end = Math.min(to, ...full.map(rows => (rows.at(-1) as RawRow).time + 1));
      yield {
        to: end,
        series: new Map(
          devices.map(device => [
            device,
            {
              rows: read(measurement, device).filter(row => row.time < end),
              rejected: read(`${measurement}_rejected`, device).filter(row => row.time < end),
            },
          ]),
        ),
      };
      begin = end;
    }
  }

  async countersBefore({ measurement, columns, devices, at }: CounterQuery) {
    return new Map(
      devices.map((device): [string, PreviousReadings] => {
        const rows = this.sorted(measurement, device, at - MAX_STEP_MS, at).toReversed();
        return [
          device,
          columns.map(column => {
            const row = column.kind === 'increase' ? rows.find(its => isUsed(its, column)) : undefined;
            return row ? { value: row.values[column.field] as number, time: row.time } : null;
          }),
        ];
      }),
    );
  }

  async countersAfter({ measurement, columns, devices, at }: CounterQuery) {
    return new Map(
      devices.map((device): [string, number[]] => {
        const rows = this.sorted(measurement, device, at, at + MAX_STEP_MS);
        const counters = columns.filter(column => column.kind === 'increase');
        return [device, counters.flatMap(column => rows.find(row => isUsed(row, column))?.time ?? [])];
      }),
    );
  }

  private sorted(measurement: string, device: string, from: number, to: number): RawRow[] {
    return [...(this.rows.get(`${measurement}|${device}`)?.values() ?? [])]
      .filter(row => row.time >= from && row.time < to)
      .sort((a, b) => a.time - b.time);
  }
}

function isUsed(row: RawRow, { field, qc }: Column): boolean {
  return row.values[field] !== undefined && row.values[qc] !== Quality.Fail;
}
