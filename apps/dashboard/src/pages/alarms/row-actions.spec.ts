import { alarmKey, moveTo, rowActions } from './row-actions.js';

const shelf = { at: 0, until: 1, by: { id: 'a', name: 'A' }, reason: 'pump' };
const acknowledged = { at: 0, by: { id: 'a', name: 'A' } };

describe('rowActions', () => {
  it('offers what can be done, and nothing twice', () => {
    expect(rowActions({ acknowledged: null, shelved: null })).toEqual(['acknowledge', 'shelve', 'comment']);
    expect(rowActions({ acknowledged, shelved: shelf })).toEqual(['unshelve', 'comment']);
  });
});

describe('alarmKey', () => {
  it('leaves the second key of a pair alone', () => {
    expect(alarmKey(null, 'a')).toBe('acknowledge');
    expect(alarmKey('g', 'a')).toBeNull();
    expect(alarmKey('j', 'k')).toBe('previous');
    expect(alarmKey(null, 'toString')).toBeNull();
    expect([alarmKey(null, 'x'), alarmKey(null, 'X')]).toEqual(['select', 'selectAll']);
  });
});

describe('moveTo', () => {
  it('stays within the list', () => {
    expect([moveTo('previous', 0, 3), moveTo('next', 2, 3), moveTo('last', 0, 3)]).toEqual([0, 2, 2]);
    expect(moveTo('next', 0, 0)).toBe(0);
  });
});
