import type { Zone } from '#libs/contracts';
import { chooseZones } from './choose-zones.js';

const zones = [
  ...Array.from({ length: 14 }, (_, index) => ({ code: `operating-${index}`, status: 'operating' })),
  ...Array.from({ length: 25 }, (_, index) => ({ code: `planned-${index}`, status: 'planned' })),
] as Zone[];

const statuses = (chosen: Zone[]) => [
  chosen.filter(zone => zone.status === 'operating').length,
  chosen.filter(zone => zone.status === 'planned').length,
];

describe('chooseZones', () => {
  it('keeps all zones without a count', () => {
    expect(chooseZones(zones, null)).toHaveLength(39);
  });

  it('keeps both kinds in a small run', () => {
    expect(statuses(chooseZones(zones, 5))).toEqual([3, 2]);
    expect(statuses(chooseZones(zones, 2))).toEqual([2, 0]);
  });

  it('keeps an operating zone when only one is wanted', () => {
    expect(statuses(chooseZones(zones, 1))).toEqual([1, 0]);
  });
});
