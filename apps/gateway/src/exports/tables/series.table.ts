import { ErrorCode, type Metric, type Zone } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { Series, SeriesRequest } from '../../series/series.service.js';
import { chooseStep } from '../../series/choose-step.js';
import { stepStart } from '../../series/step-start.js';
import { assertExportable } from '../assert-exportable.js';
import { column, joined, moments, nameOf, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { momentWord } from '../file-name.js';

const MINUTE_MS = 60_000;
/** Steps read at once; half of what one answer may have, so that its last minutes fit too. */
const STEPS_AT_ONCE = 10_000;
/** First span of single readings; halved while there are too many. */
const RAW_AT_ONCE_MS = 86_400_000;
/** Shortest cadence of the catalogue. */
const LEAST_CADENCE_MS = 1_000;

/** Which series are exported. */
export interface SeriesExport extends Omit<SeriesRequest, 'metric'> {
  readonly metrics: readonly Metric[];
  /** What the file is named after: the zone's code or the device's id. */
  readonly subject: string;
  readonly zoneName: Zone;
  readonly cadenceMs: number;
  readonly simulated: boolean;
}

interface Row {
  readonly series: Series;
  readonly metric: Metric;
  readonly point: Series['points'][number];
}

/** Points of one or several metrics, metric after metric. */
export function seriesTable(
  read: (request: SeriesRequest) => Promise<Series>,
  wanted: SeriesExport,
): ExportTable<Row> {
  const { from, to, metrics, subject, step, zoneName, cadenceMs, simulated } = wanted;
  const { stepMs } = chooseStep(step, to - from);
  const each = stepMs > 0 ? stepMs : Math.max(cadenceMs, LEAST_CADENCE_MS);
  assertExportable(wanted, ((to - from) / each) * metrics.length, 'Ask for a shorter span or a longer step.');
  const columns: Column<Row>[] = [
    ...moments<Row>('Thời điểm', 'Time', ({ point }) => point.t),
    column('Mã KCN', 'Zone', ({ series }) => series.zone),
    column('Khu công nghiệp', 'Zone name', (_, language) => nameOf(zoneName, language)),
    column('Thiết bị', 'Devices', ({ series }) => joined(series.devices)),
    column('Số thiết bị có dữ liệu', 'Devices with data', ({ point }) => point.deviceCount),
    column('Mã thông số', 'Metric', ({ metric }) => metric.id),
    column('Thông số', 'Metric name', ({ metric }, language) => nameOf(metric, language)),
    column('Đơn vị', 'Unit', ({ series }) => series.unit),
    column('Giá trị', 'Value', ({ point }) => point.value),
    column('Nhỏ nhất', 'Minimum', ({ point }) => point.min),
    column('Lớn nhất', 'Maximum', ({ point }) => point.max),
    column('Cách tính', 'Aggregate', ({ series }) => series.aggregate),
    column('Gộp các thiết bị', 'Across devices', ({ series }) => series.across),
    column('Bước (giây)', 'Step (s)', ({ series }) => series.stepMs / 1_000),
    column('Số đo đã dùng', 'Readings used', ({ point }) => point.n),
    column('Số đo nghi ngờ', 'Suspect readings', ({ point }) => point.suspect),
    column('Số đo không đạt (bị loại)', 'Failed readings (not used)', ({ point }) => point.fail),
    column('Nguồn (lớp dữ liệu)', 'Source (tier)', ({ point }) => point.source),
    origin(({ series }) => series.simulated),
  ];
  const rows = async function* (): AsyncGenerator<Row> {
    for (const metric of metrics)
      for await (const series of parts(read, wanted, metric.id, stepMs))
        for (const point of series.points) yield { series, metric, point };
  };
  const name = ['series', subject, metrics.map(({ id }) => id).join('-'), momentWord(from), momentWord(to)];
  return { name, columns, rows: rows(), simulated };
}

/** A series in spans that one answer can have, in time order. */
async function* parts(
  read: (request: SeriesRequest) => Promise<Series>,
  { zone, device, from, to, step }: SeriesExport,
  metric: string,
  stepMs: number,
): AsyncGenerator<Series> {
  const request = { zone, device, metric };
  // `auto` fits into one answer by itself, and would choose another step for a part.
  if (step === 'auto') return void (yield await read({ ...request, from, to, step }));
  let span = stepMs > 0 ? STEPS_AT_ONCE * stepMs : RAW_AT_ONCE_MS;
  for (let start = from; start < to; ) {
    // Parts meet at borders of steps, so that no step is cut in two.
    const end = Math.min(to, stepStart(start, stepMs) + span);
    try {
      yield await read({ ...request, from: start, to: end, step });
      start = end;
    } catch (error) {
      const isTooMuch = error instanceof AppError && error.code === ErrorCode.RangeTooLong;
      if (!isTooMuch || stepMs > 0 || span <= MINUTE_MS) throw error;
      span /= 2;
    }
  }
}
