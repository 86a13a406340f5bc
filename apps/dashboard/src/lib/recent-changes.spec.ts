import { recentChanges } from './recent-changes.js';

describe('recentChanges', () => {
  it('tells beginnings and ends since a moment, the last first', () => {
    const alarms = [
      { id: 'old', raisedAt: 1, clearedAt: 50 },
      { id: 'on', raisedAt: 60, clearedAt: null },
      { id: 'gone', raisedAt: 1, clearedAt: 2 },
    ];
    expect(recentChanges(alarms, 40).map(({ alarm, what }) => `${alarm.id} ${what}`)).toEqual([
      'on raised',
      'old cleared',
    ]);
  });
});
