import type { Device } from '#libs/contracts';
import type { DeliveryCounts, DeviceDelivery } from '../../delivery/delivery.service.js';
import { assertExportable } from '../assert-exportable.js';
import { column, moments, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { momentWord } from '../file-name.js';

const AT_ONCE_MS = 48 * 3_600_000;
/** Counts by minute are kept for 100 days. */
const MINUTE_MS = 60_000;

type Row = DeliveryCounts & { readonly t: number };

/** What was due and what came of a device, minute by minute. */
export function deliveryTable(
  read: (device: string, from: number, to: number) => Promise<DeviceDelivery>,
  device: Device,
  { from, to }: { readonly from: number; readonly to: number },
): ExportTable<Row> {
  assertExportable({ from, to }, (to - from) / MINUTE_MS, 'Ask for a shorter span.');
  const columns: Column<Row>[] = [
    ...moments<Row>('Phút', 'Minute', ({ t }) => t),
    column('Mã KCN', 'Zone', () => device.zone),
    column('Thiết bị', 'Device', () => device.id),
    column('Phải có', 'Expected', ({ expected }) => expected),
    column('Đã nhận', 'Received', ({ received }) => received),
    column('Đã lưu', 'Stored', ({ stored }) => stored),
    column('Không đạt (lưu riêng)', 'Failed (kept apart)', ({ failed }) => failed),
    column('Bị từ chối', 'Rejected', ({ rejected }) => rejected),
    column('Đơn vị', 'Unit', (_, language) => (language === 'vi' ? 'số đo' : 'readings')),
    column('Nguồn', 'Source', () => 'ingest ledger'),
    origin(() => device.origin === 'simulated'),
  ];
  const rows = async function* (): AsyncGenerator<Row> {
    // Whole minutes, so that no minute is in two parts.
    for (let start = from - (from % MINUTE_MS); start < to; start += AT_ONCE_MS)
      yield* (await read(device.id, start, Math.min(to, start + AT_ONCE_MS))).minutes;
  };
  const name = ['delivery', device.id, momentWord(from), momentWord(to)];
  return { name, columns, rows: rows(), simulated: device.origin === 'simulated' };
}
