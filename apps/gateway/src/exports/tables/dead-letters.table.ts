import type { DeadLetter, Device } from '#libs/contracts';
import { vietnameseRefusal } from '#libs/telemetry';
import { column, moments, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';

/** What could not be stored, and why. */
export function deadLettersTable(
  letters: AsyncIterable<DeadLetter>,
  devices: readonly Device[],
  name: readonly string[],
): ExportTable<DeadLetter> {
  const simulated = new Map(devices.map(({ id, origin: from }) => [id, from === 'simulated']));
  const columns: Column<DeadLetter>[] = [
    ...moments<DeadLetter>('Thời điểm nhận', 'Received', ({ receivedAt }) => receivedAt),
    column('Mã', 'Id', ({ id }) => id),
    column('Lý do', 'Reason', ({ reason }) => reason),
    column('Chi tiết nguyên văn', 'Detail', ({ detail }) => detail),
    column('Chi tiết', 'Detail in words', ({ detail }, language) =>
      language === 'vi' ? (vietnameseRefusal(detail) ?? detail) : detail,
    ),
    column('Mã KCN', 'Zone', ({ zone }) => zone),
    column('Thiết bị', 'Device', ({ device }) => device),
    column('Khóa gói', 'Pack key', ({ key }) => key),
    column(
      'Số bản ghi bị từ chối (trống = cả gói)',
      'Records refused (empty = all)',
      ({ records }) => records,
    ),
    column('Kích thước (byte)', 'Size (bytes)', ({ bytes }) => bytes),
    column('Trạng thái', 'State', ({ state }) => state),
    column('Nguồn', 'Source', () => 'DEADLETTER'),
    origin(({ device }) => simulated.get(device) ?? null),
  ];
  return { name, columns, rows: letters, simulated: [...simulated.values()].includes(true) };
}
