import type { Compliance, ComplianceDay } from '../../compliance/compliance.schema.js';
import type { Named } from '../../named.js';
import { column, joined, nameOf, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { listed } from '../pages.js';

interface Row {
  readonly row: Compliance;
  readonly day: ComplianceDay;
}

const STATES: Readonly<Record<ComplianceDay['state'], Named>> = {
  within: { nameVi: 'trong giới hạn', nameEn: 'within the limit' },
  over: { nameVi: 'vượt giới hạn', nameEn: 'over the limit' },
  few: { nameVi: 'thiếu giờ hợp lệ', nameEn: 'too few valid hours' },
  none: { nameVi: 'không có số liệu', nameEn: 'no data' },
  'no-limit': { nameVi: 'chưa biết giới hạn', nameEn: 'no limit is known' },
};

/** Days of a zone against the limits that held: one row a device, metric and day. */
export function complianceTable(
  zone: string,
  name: readonly string[],
  items: readonly Compliance[],
  simulated: boolean,
): ExportTable<Row> {
  const columns: Column<Row>[] = [
    column('Mã KCN', 'Zone', () => zone),
    column('Ngày (UTC+7)', 'Day (UTC+7)', ({ day }) => day.date),
    column('Thiết bị', 'Device', ({ row }) => row.device),
    column('Mã thông số', 'Metric', ({ row }) => row.metric),
    column('Thông số', 'Metric name', ({ row }, language) => nameOf(row, language)),
    column('Trung bình ngày', 'Mean of the day', ({ day }) => day.value),
    column('Đơn vị', 'Unit', ({ row }) => row.unit),
    column('Mã tình trạng', 'State', ({ day }) => day.state),
    column('Tình trạng', 'State in words', ({ day }, language) => nameOf(STATES[day.state], language)),
    column('Số giờ vượt', 'Hours over', ({ day }) => day.hoursOver),
    column('Thời gian lấy trung bình của giới hạn', 'Averaging of the limit', ({ row }) => row.averaging),
    column('Giới hạn dưới, ngày cuối', 'Minimum, last day', ({ row }) => row.limit?.min ?? null),
    column('Giới hạn trên, ngày cuối', 'Maximum, last day', ({ row }) => row.limit?.max ?? null),
    column('Giới hạn trên ban đêm', 'Maximum by night', ({ row }) => row.nightMax),
    column('Căn cứ của giới hạn', 'Basis of the limit', ({ row }) => row.limit?.basis ?? null),
    column('Cột hoặc loại', 'Class', ({ row }) => row.limit?.class ?? null),
    column('C', 'C', ({ row }) => row.limit?.scaling?.concentration ?? null),
    column('Kq', 'Kq', ({ row }) => row.limit?.scaling?.receivingFactor ?? null),
    column('Kf', 'Kf', ({ row }) => row.limit?.scaling?.flowFactor ?? null),
    column('Lưu ý về giới hạn', 'Remarks on the limit', ({ row }) => joined(row.limit?.tags ?? [])),
    column('Số đọc dùng được', 'Readings used', ({ day }) => day.readings),
    column('Số đọc phải có', 'Readings expected', ({ day }) => day.expected),
    column('Nghi ngờ', 'Suspect', ({ day }) => day.suspect),
    column('Không đạt', 'Failed', ({ day }) => day.failed),
    column('Nguồn', 'Source', () => 'hour windows'),
    origin(() => simulated),
  ];
  const rows = items.flatMap(row => row.days.map((day): Row => ({ row, day })));
  return { name, columns, rows: listed(rows), simulated };
}
