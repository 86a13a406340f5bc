import fc from 'fast-check';
import { type CountedValue, sumZones } from './sum-zones.js';

const NOW = 10_000_000;
const value = (change: Partial<CountedValue> = {}): CountedValue => ({
  zone: 'a',
  value: 5,
  time: NOW - 1_000,
  flag: 1,
  cadenceSeconds: 10,
  ...change,
});
const expected = new Map([
  ['a', 2],
  ['b', 1],
]);

describe('sumZones', () => {
  it('adds up zones of which every device is heard, and is as old as its oldest value', () => {
    const values = [value(), value({ time: NOW - 9_000 }), value({ zone: 'b', value: 1 })];
    expect(sumZones(expected, values, NOW)).toEqual({ value: 11, time: NOW - 9_000, zones: 2 });
  });

  it('leaves out a zone with a silent or failed meter', () => {
    for (const bad of [{ time: NOW - 101_000 }, { flag: 4 }]) {
      const values = [value(), value(bad), value({ zone: 'b', value: 1 })];
      expect(sumZones(expected, values, NOW)).toMatchObject({ value: 1, zones: 1 });
    }
  });

  it('says nothing rather than zero', () => {
    expect(sumZones(expected, [], NOW)).toEqual({ value: null, time: null, zones: 0 });
  });

  it('never counts more zones than are expected, whatever comes', () => {
    const some = fc.record({ zone: fc.constantFrom('a', 'b', 'c'), time: fc.integer({ min: 0, max: NOW }) });
    fc.assert(
      fc.property(fc.array(some), list => {
        expect(
          sumZones(
            expected,
            list.map(item => value(item)),
            NOW,
          ).zones,
        ).toBeLessThanOrEqual(2);
      }),
    );
  });
});
