import type { Delivery } from '#libs/contracts';
import { column, moments, origin, textOf } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';

/** What became of notifications, newest first. */
export function deliveriesTable(
  deliveries: AsyncIterable<Delivery>,
  name: readonly string[],
  simulated: boolean,
): ExportTable<Delivery> {
  const columns: Column<Delivery>[] = [
    ...moments<Delivery>('Tạo lúc', 'Made', ({ createdAt }) => createdAt),
    column('Mã thông báo', 'Notification', ({ id }) => id),
    column('Người nhận', 'Recipient', ({ recipient }) => recipient),
    column('Kênh', 'Channel', ({ channel }) => channel),
    column('Loại', 'Kind', ({ kind }) => kind),
    column('Tình trạng', 'State', ({ state }) => state),
    column('Mã KCN', 'Zone', ({ zone }) => zone),
    column('Cảnh báo', 'Alarm', ({ alarm }) => alarm),
    column('Mức (1 nặng nhất)', 'Severity (1 = highest)', ({ priority }) => priority),
    column('Nội dung', 'Text', (delivery, language) => textOf(delivery, language)),
    column('Số cảnh báo', 'Alarms', ({ alarms }) => alarms),
    column('Số lần gửi', 'Attempts', ({ attempts }) => attempts),
    ...moments<Delivery>('Đã gửi lúc', 'Sent', ({ sentAt }) => sentAt),
    ...moments<Delivery>('Gửi tiếp lúc', 'Next attempt', ({ nextAttemptAt }) => nextAttemptAt),
    column('Trả lời hoặc lý do', 'Answer or reason', ({ reason }) => reason),
    column('Gửi gộp với', 'Went with', ({ digest }) => digest),
    column('Người yêu cầu', 'Asked for by', ({ askedBy }) => askedBy?.name ?? null),
    column('Nguồn', 'Source', () => 'outbox'),
    origin(delivery => delivery.simulated),
  ];
  return { name, columns, rows: deliveries, simulated };
}
