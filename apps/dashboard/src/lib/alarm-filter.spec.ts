import { type FilteredAlarm, isInState, matchesSearch } from './alarm-filter.js';
import { ALARM_STATES, readAlarmSearch } from './alarm-search.js';

const alarm: FilteredAlarm = {
  zone: 'trang-due',
  device: 'trang-due-wwout-01',
  metric: 'ww.out.cod',
  priority: 1,
  textVi: 'COD nước thải vượt giới hạn',
  textEn: 'Effluent COD above the limit',
  acknowledged: null,
  shelved: null,
  suppressedBy: null,
};
const statesOf = (change: Partial<FilteredAlarm>) =>
  ALARM_STATES.filter(state => isInState({ ...alarm, ...change }, state));

describe('isInState', () => {
  it('takes shelved and explained alarms out of what asks for attention', () => {
    expect(statesOf({})).toEqual(['open', 'unacknowledged']);
    expect(statesOf({ acknowledged: {} })).toEqual(['open', 'acknowledged']);
    expect(statesOf({ shelved: {} })).toEqual(['shelved']);
    expect(statesOf({ acknowledged: {}, suppressedBy: 'x' })).toEqual(['suppressed']);
  });
});

describe('matchesSearch', () => {
  it.each([
    [{}, true],
    [{ q: 'nuoc thai' }, true],
    [{ q: 'wwout' }, true],
    [{ q: 'noise' }, false],
    [{ severity: 'critical' as const, zone: 'trang-due' }, true],
    [{ severity: 'warn' as const }, false],
    [{ zone: 'dinh-vu' }, false],
  ])('%j: %s', (search, expected) => expect(matchesSearch(alarm, search)).toBe(expected));
});

describe('readAlarmSearch', () => {
  it('leaves out what an address should not hold', () => {
    expect(readAlarmSearch({ severity: 'loud', state: 'open', q: '', zone: 7, alarm: 'a1' })).toEqual({
      alarm: 'a1',
    });
  });
});
