import fc from 'fast-check';
import { LatestValues } from './latest-values.js';

const value = (time: number, reading: number) => ({
  zone: 'trang-due',
  device: 'trang-due-power-01',
  metric: 'power.active',
  value: reading,
  time,
  flag: 1,
});

describe('LatestValues', () => {
  it('holds the newest by event time whatever the order of arrival', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1 }), times => {
        const latest = new LatestValues();
        for (const time of times) latest.offer(value(time, time * 2));
        const newest = Math.max(...times);
        expect(latest.ofZone('trang-due')).toEqual([value(newest, newest * 2)]);
        expect(latest.newestOf('trang-due')).toBe(newest);
      }),
    );
  });

  it('says which readings of a group are news', () => {
    const latest = new LatestValues();
    latest.offer(value(2_000, 5));
    const pack = {
      device: 'trang-due-power-01',
      rows: [
        { t: 1_000, values: { 'power.active': 1 } },
        { t: 3_000, values: { 'power.active': 3 }, flags: { 'power.active': 3 as const } },
      ],
    };
    expect(latest.offerGroup({ zone: 'trang-due', packs: [pack] })).toEqual([
      { ...value(3_000, 3), flag: 3 },
    ]);
  });

  it('knows nothing of a zone that never sent', () => {
    expect(new LatestValues().newestOf('nomura-hai-phong')).toBeNull();
  });
});
