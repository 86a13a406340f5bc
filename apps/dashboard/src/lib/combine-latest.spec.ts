import { combineLatest, type LatestValue } from './combine-latest.js';

const value = (over: Partial<LatestValue>): LatestValue => ({
  device: 'zone-power-01',
  metric: 'power.active',
  value: 10,
  timeMs: 1_000,
  flag: 1,
  cadenceSeconds: 10,
  ...over,
});

describe('combineLatest', () => {
  it('adds amounts, averages qualities, shows the highest code', () => {
    const values = [value({}), value({ device: 'zone-power-02', value: 30, timeMs: 2_000 })];
    expect(combineLatest(values, 'sum')).toMatchObject({ value: 40, timeMs: 2_000, devices: 2 });
    expect(combineLatest(values, 'mean')?.value).toBe(20);
    expect(combineLatest(values, 'max')?.value).toBe(30);
    expect(combineLatest(values, 'min')?.value).toBe(10);
  });

  it('leaves failed values out and keeps suspect ones', () => {
    expect(combineLatest([value({ flag: 4, value: 900 }), value({ flag: 3 })], 'sum')).toMatchObject({
      value: 10,
      flag: 3,
    });
    expect(combineLatest([value({ flag: 4 })], 'sum')).toBeNull();
  });

  it('does not count a device that fell silent while others went on', () => {
    const values = [value({}), value({ device: 'zone-power-02', value: 30, timeMs: 200_000 })];
    expect(combineLatest(values, 'sum')).toMatchObject({ value: 30, devices: 1 });
  });
});
