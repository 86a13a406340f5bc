import type { Device, Metric } from '#libs/contracts';
import { type WindowTier, windowStart } from '#libs/telemetry';
import type { Piece } from '../../series/combine-points.js';
import type { SeriesStore } from '../../series/series.ports.js';
import { assertExportable } from '../assert-exportable.js';
import { column, moments, nameOf, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { momentWord } from '../file-name.js';

const TIER_MS: Readonly<Record<WindowTier, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** Windows read at once, of all devices together. */
const AT_ONCE = 10_000;

/** Which windows are exported. */
export interface WindowsExport {
  readonly zone: string;
  /** Those that measure the metric. */
  readonly devices: readonly Device[];
  readonly metric: Metric;
  readonly tier: WindowTier;
  readonly from: number;
  readonly to: number;
}

/** Windows of each device as rollup wrote them: the rows that scores are made of. */
export function windowsTable(store: SeriesStore, wanted: WindowsExport): ExportTable<Piece> {
  const { zone, devices, metric, tier, from, to } = wanted;
  assertExportable(
    wanted,
    ((to - from) / TIER_MS[tier]) * devices.length,
    'Ask for a shorter span, one device, or a longer tier.',
  );
  const simulated = new Map(devices.map(({ id, origin: from }) => [id, from === 'simulated']));
  const columns: Column<Piece>[] = [
    ...moments<Piece>('Bắt đầu', 'Start', ({ time }) => time),
    column('Loại cửa sổ', 'Tier', () => tier),
    column('Mã KCN', 'Zone', () => zone),
    column('Thiết bị', 'Device', ({ device }) => device),
    column('Mã thông số', 'Metric', () => metric.id),
    column('Thông số', 'Metric name', (_, language) => nameOf(metric, language)),
    column('Đơn vị', 'Unit', () => metric.ucum),
    column('Giá trị', 'Value', ({ value, n }) => (n > 0 ? value : null)),
    column('Nhỏ nhất', 'Minimum', ({ min, n }) => (n > 0 ? min : null)),
    column('Lớn nhất', 'Maximum', ({ max, n }) => (n > 0 ? max : null)),
    column('Cách tính', 'Aggregate', () => metric.aggregate),
    column('Số đo đã dùng', 'Readings used', ({ n }) => n),
    column('Số đo nghi ngờ', 'Suspect readings', ({ suspect }) => suspect),
    column('Số đo không đạt (bị loại)', 'Failed readings (not used)', ({ fail }) => fail),
    column('Nguồn (lớp dữ liệu)', 'Source (tier)', ({ source }) => source),
    origin(({ device }) => simulated.get(device) ?? null),
  ];
  const rows = async function* (): AsyncGenerator<Piece> {
    if (devices.length === 0) return;
    const span = Math.max(1, Math.floor(AT_ONCE / devices.length)) * TIER_MS[tier];
    const ids = devices.map(({ id }) => id);
    for (let start = windowStart(tier, from); start < to; start += span) {
      const end = Math.min(to, start + span);
      const scope = { metric, zone, devices: ids, from: start, to: end, limit: AT_ONCE };
      yield* (await store.windows(scope, tier)).sort((a, b) => a.time - b.time);
    }
  };
  const [only] = devices;
  const subject = devices.length === 1 && only ? only.id : zone;
  return {
    name: ['windows', subject, metric.id, tier, momentWord(from), momentWord(to)],
    columns,
    rows: rows(),
    simulated: [...simulated.values()].includes(true),
  };
}
