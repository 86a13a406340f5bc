import { Quality } from '#libs/telemetry';
import type { TimeSeriesReader } from '#libs/timeseries';
import type { JudgedReading, ReadingsQuery, ReadingsStore } from './readings.ports.js';

/** Reads rows of InfluxDB with their flags, those that were rejected on arrival too. */
export class InfluxReadingsStore implements ReadingsStore {
  constructor(private readonly reader: Pick<TimeSeriesReader, 'raw'>) {}

  async read(query: ReadingsQuery): Promise<JudgedReading[]> {
    const lists = await Promise.all([this.readFrom(query, false), this.readFrom(query, true)]);
    return lists.flat().sort((a, b) => a.t - b.t);
  }

  private async readFrom(
    { metric: { measurement, field }, device, from, to, limit }: ReadingsQuery,
    rejected: boolean,
  ): Promise<JudgedReading[]> {
    const rows = await this.reader.raw({
      measurement: rejected ? `${measurement}_rejected` : measurement,
      fields: [field, `${field}_qc`, `${field}_why`],
      devices: [device],
      ...{ from, to, limit },
    });
    return rows.flatMap(({ time, values }) => {
      const { [field]: value, [`${field}_qc`]: flag = Quality.Pass, [`${field}_why`]: findings = 0 } = values;
      return value === undefined ? [] : [{ t: time, value, flag, findings, rejected }];
    });
  }
}
