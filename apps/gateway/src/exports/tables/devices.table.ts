import type { Device, Metric, Zone } from '#libs/contracts';
import { column, joined, moments, nameOf, origin, qualityOf } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { listed } from '../pages.js';

/** The newest value of a channel. */
export interface NewestValue {
  readonly value: number;
  /** Unix ms. */
  readonly time: number;
  /** QARTOD flag. */
  readonly flag: number;
}

/** What an export of devices is made of. */
export interface DevicesExport {
  readonly devices: readonly Device[];
  readonly zones: readonly Zone[];
  readonly metrics: readonly Metric[];
  /** Newest value of a device's metric, as far as one is known. */
  readonly newest: (device: Device, metric: string) => NewestValue | undefined;
  readonly name: readonly string[];
}

interface Row {
  readonly device: Device;
  readonly channel: Device['channels'][number];
  readonly newest: NewestValue | undefined;
}

/** Devices with what each measures and last said: one row a channel. */
export function devicesTable({ devices, zones, metrics, newest, name }: DevicesExport): ExportTable<Row> {
  const zoneOf = new Map(zones.map(zone => [zone.code, zone]));
  const catalogue = new Map(metrics.map(metric => [metric.id, metric]));
  const columns: Column<Row>[] = [
    column('Mã KCN', 'Zone', ({ device }) => device.zone),
    column('Khu công nghiệp', 'Zone name', ({ device }, language) =>
      nameOf(zoneOf.get(device.zone), language),
    ),
    column('Thiết bị', 'Device', ({ device }) => device.id),
    column('Tên thiết bị', 'Device name', ({ device }, language) => nameOf(device, language)),
    column('Loại', 'Kind', ({ device }) => device.kind),
    column('Vĩ độ', 'Latitude', ({ device }) => device.latitude ?? null),
    column('Kinh độ', 'Longitude', ({ device }) => device.longitude ?? null),
    column('Mã trạm', 'Station', ({ device }) => device.station ?? null),
    column('Bắt buộc đủ dữ liệu', 'Must be complete', ({ device }) => device.required),
    column('Định mức', 'Ratings', ({ device }) =>
      joined(Object.entries(device.ratings).map(([rating, value]) => `${rating}=${value}`)),
    ),
    column('Mã thông số', 'Metric', ({ channel }) => channel.metric),
    column('Thông số', 'Metric name', ({ channel }, language) =>
      nameOf(catalogue.get(channel.metric), language),
    ),
    column('Đơn vị', 'Unit', ({ channel }) => catalogue.get(channel.metric)?.ucum ?? null),
    column(
      'Chu kỳ gửi (giây, trống = theo sự kiện)',
      'Sends every (s, empty = by event)',
      ({ channel }) => channel.cadenceSeconds,
    ),
    column('Giá trị mới nhất', 'Newest value', row => row.newest?.value ?? null),
    column('Cờ chất lượng (QARTOD)', 'Quality flag (QARTOD)', row => row.newest?.flag ?? null),
    column('Chất lượng', 'Quality', (row, language) =>
      row.newest ? qualityOf(row.newest.flag, language) : null,
    ),
    ...moments<Row>('Đo lúc', 'Measured', row => row.newest?.time),
    column('Nguồn', 'Source', ({ device }) => device.source),
    column('Độ tin cậy của nguồn', 'Confidence in the source', ({ device }) => device.confidence),
    origin(({ device }) => device.origin === 'simulated'),
  ];
  const rows = devices.flatMap(device =>
    device.channels.map((channel): Row => ({ device, channel, newest: newest(device, channel.metric) })),
  );
  return {
    name,
    columns,
    rows: listed(rows),
    simulated: devices.some(({ origin: from }) => from === 'simulated'),
  };
}
