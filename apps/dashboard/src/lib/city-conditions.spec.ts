import type { FilteredAlarm } from './alarm-filter.js';
import { cityConditions } from './city-conditions.js';

const alarm = (zone: string, priority: 1 | 2 | 3, change: Partial<FilteredAlarm> = {}): FilteredAlarm => ({
  zone,
  priority,
  device: null,
  metric: 'm',
  textVi: '',
  textEn: '',
  acknowledged: null,
  shelved: null,
  suppressedBy: null,
  ...change,
});
const zone = (code: string, isSilent = false) => ({ code, isSilent });

describe('cityConditions', () => {
  it('puts each zone once, by its worst alarm that asks for attention', () => {
    const zones = [zone('a'), zone('b'), zone('c', true), zone('d', true)];
    const alarms = [alarm('a', 3), alarm('a', 1), alarm('b', 2, { shelved: {} }), alarm('d', 3)];
    expect([...cityConditions(zones, alarms)]).toEqual([
      ['critical', ['a']],
      ['alarm', []],
      ['warn', ['d']],
      ['silent', ['c']],
      ['normal', ['b']],
    ]);
  });
});
