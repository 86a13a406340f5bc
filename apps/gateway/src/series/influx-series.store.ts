import type { Metric } from '#libs/contracts';
import { Quality, type WindowTier } from '#libs/telemetry';
import type { TimeSeriesReader, TimeSeriesRow } from '#libs/timeseries';
import type { Piece } from './combine-points.js';
import type { SeriesScope, SeriesStore } from './series.ports.js';
import type { Reading } from './window-readings.js';

/** How far back a counter's last reading is looked for, in milliseconds. */
const LOOK_BACK_MS = 2 * 86_400_000;
/** Readings looked at for one that did not fail. */
const LOOK_BACK_ROWS = 20;

/** Reads from InfluxDB and applies the flags. */
export class InfluxSeriesStore implements SeriesStore {
  constructor(private readonly reader: TimeSeriesReader) {}

  async windows({ metric, ...scope }: SeriesScope, tier: WindowTier): Promise<Piece[]> {
    const fields = ['n', 'mean', 'min', 'max', 'last', 'sum', 'inc', 's', 'f'].map(
      suffix => `${metric.field}_${suffix}`,
    );
    const rows = await this.reader.windows({ ...scope, measurement: metric.measurement, tier, fields });
    return rows.flatMap(row => windowPiece(row, metric, tier));
  }

  async readings({ metric, ...scope }: SeriesScope): Promise<Reading[]> {
    const rows = await this.reader.raw({ ...scope, ...columnsOf(metric) });
    return rows.flatMap(row => readingOf(row, metric.field));
  }

  async lastBefore({ metric, zone, devices, from }: Omit<SeriesScope, 'limit' | 'to'>) {
    const rows = await this.reader.raw({
      zone,
      devices,
      from: from - LOOK_BACK_MS,
      to: from,
      ...columnsOf(metric),
      limit: LOOK_BACK_ROWS,
      order: 'descending',
    });
    const last = new Map<string, number>();
    for (const { device, value, flag } of rows.flatMap(row => readingOf(row, metric.field)))
      if (flag !== Quality.Fail && flag !== Quality.Missing && !last.has(device)) last.set(device, value);
    return last;
  }
}

function columnsOf({ measurement, field }: Metric) {
  return { measurement, fields: [field, `${field}_qc`] };
}

function readingOf({ device, time, values }: TimeSeriesRow, field: string): Reading[] {
  const value = values[field];
  const flag = (values[`${field}_qc`] ?? Quality.Pass) as Quality;
  return value === undefined ? [] : [{ device, time, value, flag }];
}

/** Smallest, largest and last value are absent where they equal the mean. */
function windowPiece({ device, time, values }: TimeSeriesRow, metric: Metric, source: WindowTier): Piece[] {
  const of = (suffix: string): number | undefined => values[`${metric.field}_${suffix}`];
  const n = of('n') ?? 0;
  const fail = of('f') ?? 0;
  if (n === 0 && fail === 0) return [];
  const mean = of('mean') ?? of('last') ?? Number.NaN;
  const own = { increase: of('inc') ?? 0, sum: of('sum') ?? mean, last: of('last') ?? mean };
  const value =
    metric.aggregate === 'increase' || metric.aggregate === 'sum' || metric.aggregate === 'last'
      ? own[metric.aggregate]
      : mean;
  const min = of('min') ?? mean;
  const max = of('max') ?? mean;
  return [{ device, time, n, value, min, max, suspect: of('s') ?? 0, fail, source }];
}
