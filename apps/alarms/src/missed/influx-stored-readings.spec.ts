import type { RowsQuery, TimeSeriesRow } from '#libs/timeseries';
import { InfluxStoredReadings } from './influx-stored-readings.js';

const MINUTE = 60_000;
const fields = new Map([['power.voltage', 'voltage_kv']]);

/** Answers as InfluxDB does: the limit holds for each device. */
function readerOf(counts: Readonly<Record<string, number>>) {
  const asked: RowsQuery[] = [];
  const raw = async (query: RowsQuery): Promise<TimeSeriesRow[]> => {
    asked.push(query);
    return (query.devices ?? []).flatMap(device =>
      Array.from({ length: counts[device] ?? 0 }, (_, i) => i * MINUTE)
        .filter(time => time >= query.from && time < query.to)
        .slice(0, query.limit)
        .map(time => ({ zone: 'zone', device, time, values: { voltage_kv: time, voltage_kv_qc: 3 } })),
    );
  };
  return { asked, stored: new InfluxStoredReadings({ raw }) };
}

describe('InfluxStoredReadings', () => {
  const query = { measurement: 'power', fields, from: 0, to: 20_000 * MINUTE };

  it('reads several devices in one question', async () => {
    const { asked, stored } = readerOf({ one: 3, two: 1_440 });
    const found = await stored.readDevices({ ...query, devices: ['one', 'two', 'silent'] });
    expect(asked).toHaveLength(1);
    expect([...found].map(([device, rows]) => [device, rows.length])).toEqual([
      ['one', 3],
      ['two', 1_440],
    ]);
    expect(found.get('one')?.[1]).toEqual({
      t: MINUTE,
      values: { 'power.voltage': MINUTE },
      flags: { 'power.voltage': 3 },
    });
  });

  it.each([1_499, 1_500, 1_501, 6_500, 6_501, 12_000])('leaves out none of %i rows', async count => {
    const { stored } = readerOf({ fast: count, slow: 2 });
    const found = await stored.readDevices({ ...query, devices: ['fast', 'slow'] });
    expect(found.get('fast')?.map(({ t }) => t)).toEqual(Array.from({ length: count }, (_, i) => i * MINUTE));
    expect(found.get('slow')).toHaveLength(2);
    expect(await stored.read({ ...query, device: 'fast' })).toEqual(found.get('fast'));
  });
});
