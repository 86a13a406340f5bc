import type { Metric } from '#libs/contracts';
import { LatestValues } from './latest-values.js';
import { loadLatest } from './load-latest.js';

const metric = (id: string, field: string) => ({ id, field, measurement: 'power' }) as Metric;
const value = (field: string, time: number, of: number) => ({
  zone: 'z',
  device: 'z-power-01',
  field,
  time,
  value: of,
});

describe('loadLatest', () => {
  it('gives a value the flag of its own time and no older one', async () => {
    const latest = new LatestValues();
    const stored = [
      value('active_kw', 1_000, 5),
      value('active_kw_qc', 1_000, 3),
      value('voltage_kv', 2_000, 22),
      value('voltage_kv_qc', 1_000, 4),
    ];
    const reader = { latest: () => Promise.resolve(stored) };
    const metrics = [metric('power.active', 'active_kw'), metric('power.voltage', 'voltage_kv')];
    await loadLatest(reader, metrics, latest, 5_000);
    expect(latest.ofZone('z').map(item => [item.metric, item.value, item.flag])).toEqual([
      ['power.active', 5, 3],
      ['power.voltage', 22, 1],
    ]);
  });
});
