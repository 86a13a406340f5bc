import { recentChanges } from './recent-changes.js';

const alarm = (id: string, raisedAt: number, clearedAt: number | null, more: object = {}) => ({
  ...{ id, raisedAt, clearedAt, zone: 'z', device: 'z-air-01', metric: 'air.pm25', suppressedBy: null },
  ...more,
});
const inShort = (...[alarms, others, since]: Parameters<typeof recentChanges>) =>
  recentChanges(alarms, others, since).map(change =>
    change.of === 'other' ? [change.other.kind, change.at] : [change.alarm.id, change.what, change.at],
  );

describe('recentChanges', () => {
  it('tells what was raised and what was over since, the last first', () => {
    expect(inShort([alarm('a', 50, null), alarm('b', 10, 60), alarm('c', 5, 40)], [], 45)).toEqual([
      ['b', 'cleared', 60],
      ['a', 'raised', 50],
    ]);
  });

  it('puts scores, events and facts among them by their time', () => {
    const others = [
      { kind: 'score', at: 55, zone: 'z' },
      { kind: 'fact', at: 20, zone: 'z' },
    ];
    expect(inShort([alarm('a', 50, null)], others, 45)).toEqual([
      ['score', 55],
      ['a', 'raised', 50],
    ]);
  });

  it('passes over levels that a higher one explains', () => {
    expect(inShort([alarm('warn', 50, 60, { suppressedBy: 'critical' })], [], 0)).toEqual([]);
  });

  it('tells of a silence and its end once, however many levels it had', () => {
    const silence = { metric: 'data.silence' };
    const levels = [
      alarm('first', 10, 60, { ...silence, suppressedBy: 'second' }),
      alarm('second', 30, 60, silence),
      alarm('again', 70, null, silence),
    ];
    expect(inShort(levels, [], 0)).toEqual([
      ['again', 'silent', 70],
      ['first', 'heard', 60],
      ['first', 'silent', 10],
    ]);
  });
});
