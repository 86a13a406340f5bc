import type { Device, Metric } from '#libs/contracts';
import { reasonsOf } from '#libs/telemetry';
import type { JudgedReading, ReadingsQuery, ReadingsStore } from '../../readings/readings.ports.js';
import { readingsPage } from '../../readings/readings-page.js';
import { assertExportable } from '../assert-exportable.js';
import { column, joined, moments, nameOf, origin, qualityOf } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { momentWord } from '../file-name.js';

const AT_ONCE = 5_000;

/** Which readings are exported. */
export interface ReadingsExport {
  readonly device: Device;
  readonly metrics: readonly Metric[];
  readonly from: number;
  readonly to: number;
}

interface Row {
  readonly metric: Metric;
  readonly reading: JudgedReading;
}

/** Readings of a device as it sent them, with flags and reasons, those that were refused too. */
export function readingsTable(store: ReadingsStore, wanted: ReadingsExport): ExportTable<Row> {
  const { device, metrics, from, to } = wanted;
  const expected = metrics.reduce((sum, { id }) => {
    const cadence = device.channels.find(({ metric }) => metric === id)?.cadenceSeconds ?? 60;
    return sum + (to - from) / 1_000 / cadence;
  }, 0);
  assertExportable(wanted, expected, 'Ask for a shorter span or fewer metrics.');
  const columns: Column<Row>[] = [
    ...moments<Row>('Thời điểm đo', 'Time', ({ reading }) => reading.t),
    column('Mã KCN', 'Zone', () => device.zone),
    column('Thiết bị', 'Device', () => device.id),
    column('Mã thông số', 'Metric', ({ metric }) => metric.id),
    column('Thông số', 'Metric name', ({ metric }, language) => nameOf(metric, language)),
    column('Giá trị', 'Value', ({ reading }) => reading.value),
    column('Đơn vị', 'Unit', ({ metric }) => metric.ucum),
    column('Cờ chất lượng (QARTOD)', 'Quality flag (QARTOD)', ({ reading }) => reading.flag),
    column('Chất lượng', 'Quality', ({ reading }, language) => qualityOf(reading.flag, language)),
    column('Lý do', 'Reasons', ({ reading }) => joined(reasonsOf(reading.findings))),
    column('Nguồn (lớp dữ liệu)', 'Source (tier)', ({ reading }) => (reading.rejected ? 'rejected' : 'raw')),
    origin(() => device.origin === 'simulated'),
  ];
  const rows = async function* (): AsyncGenerator<Row> {
    for (const metric of metrics)
      for await (const reading of readings(store, { metric, device: device.id, from, to }))
        yield { metric, reading };
  };
  const ids = metrics.map(({ id }) => id).join('-');
  const name = ['readings', device.id, ids, momentWord(from), momentWord(to)];
  return { name, columns, rows: rows(), simulated: device.origin === 'simulated' };
}

async function* readings(store: ReadingsStore, query: Omit<ReadingsQuery, 'limit'>) {
  for (let from: number | null = query.from; from !== null; ) {
    const found: JudgedReading[] = await store.read({ ...query, from, limit: AT_ONCE + 1 });
    const page = readingsPage(found, AT_ONCE);
    yield* page.readings;
    from = page.nextFrom;
  }
}
