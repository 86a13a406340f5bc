import type { Metric } from '#libs/contracts';
import { Quality } from '#libs/telemetry';
import type { TimeSeriesReader, TimeSeriesRow } from '#libs/timeseries';
import type { Piece } from './combine-points.js';
import type { PiecesQuery, SeriesStore } from './series.ports.js';

/** Reads pieces from InfluxDB and applies the flags. */
export class InfluxSeriesStore implements SeriesStore {
  constructor(private readonly reader: TimeSeriesReader) {}

  async pieces({ metric, zone, devices, from, to, tier, limit }: PiecesQuery): Promise<Piece[]> {
    const scope = { measurement: metric.measurement, zone, devices, from, to, limit };
    if (tier === 'raw') {
      const fields = [metric.field, `${metric.field}_qc`];
      const rows = await this.reader.raw({ ...scope, fields });
      return rows.flatMap(row => readingPiece(row, metric.field));
    }
    const fields = ['n', 'mean', 'min', 'max', 'last', 'sum', 'inc', 's', 'f'].map(
      suffix => `${metric.field}_${suffix}`,
    );
    const rows = await this.reader.windows({ ...scope, tier, fields });
    return rows.flatMap(row => windowPiece(row, metric));
  }
}

function readingPiece({ device, time, values }: TimeSeriesRow, field: string): Piece[] {
  const value = values[field];
  if (value === undefined) return [];
  const flag = values[`${field}_qc`] ?? Quality.Pass;
  const failed = flag === Quality.Fail;
  return [
    {
      device,
      time,
      n: failed ? 0 : 1,
      value,
      min: value,
      max: value,
      suspect: flag === Quality.Suspect ? 1 : 0,
      fail: failed ? 1 : 0,
    },
  ];
}

/** A window's field that is absent with one reading equals its mean. */
function windowPiece({ device, time, values }: TimeSeriesRow, metric: Metric): Piece[] {
  const of = (suffix: string): number | undefined => values[`${metric.field}_${suffix}`];
  const n = of('n') ?? 0;
  const fail = of('f') ?? 0;
  if (n === 0 && fail === 0) return [];
  const mean = of('mean') ?? of('last') ?? Number.NaN;
  const value =
    metric.aggregate === 'increase'
      ? (of('inc') ?? 0)
      : metric.aggregate === 'sum'
        ? (of('sum') ?? mean)
        : metric.aggregate === 'last'
          ? (of('last') ?? mean)
          : mean;
  return [
    { device, time, n, value, min: of('min') ?? mean, max: of('max') ?? mean, suspect: of('s') ?? 0, fail },
  ];
}
