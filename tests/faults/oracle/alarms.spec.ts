import type { JournalEntry } from '../publisher/journal.js';
import { compareAlarms, episodesOf, type HeardAlarms, type ReadAlarm } from './alarms.js';

const sent = (seq: number, value: number): JournalEntry => ({
  ...{ state: 'sent', device: 'panel', boot: 1, seq, t: seq * 10, value },
});
const heard = (over: Partial<HeardAlarms> = {}): HeardAlarms => ({
  ...{ told: new Set(['a raised', 'a cleared', 'b raised']), again: 0, isWhole: true },
  ...over,
});
const EXPECTED = [
  { raisedAt: 10, clearedAt: 20 },
  { raisedAt: 30, clearedAt: null },
];
const A: ReadAlarm = { id: 'a', raisedAt: 10, clearedAt: 20, late: false };
const B: ReadAlarm = { id: 'b', raisedAt: 30, clearedAt: null, late: false };
const NONE = { alarmsMissing: 0, alarmsDoubled: 0, alarmsWrong: 0, alarmsUntold: 0 };

describe('oracle of alarms', () => {
  it('knows the exceedances of what was sent, in whatever order and however often', () => {
    const entries = [sent(3, 1), sent(1, 1), sent(2, 0), sent(3, 1), sent(4, 1)];
    expect(episodesOf([...entries, { ...sent(5, 0), device: 'another' }], 'panel')).toEqual(EXPECTED);
  });

  it('finds nothing where all is right', () => {
    expect(compareAlarms(EXPECTED, [A, B], heard())).toEqual(NONE);
  });

  it.each([
    ['one that was never raised', [A], heard(), { alarmsMissing: 1 }],
    ['one that is there twice', [A, B, { ...B, id: 'c' }], heard({ isWhole: false }), { alarmsDoubled: 1 }],
    ['one that was told twice', [A, B], heard({ again: 1 }), { alarmsDoubled: 1 }],
    ['one of no exceedance', [A, B, { ...A, raisedAt: 15 }], heard(), { alarmsWrong: 1 }],
    ['one that ended otherwise', [{ ...A, clearedAt: 30 }, B], heard(), { alarmsWrong: 1 }],
    ['one that was taken for late', [{ ...A, late: true }, B], heard(), { alarmsWrong: 1 }],
    ['one that nobody was told of', [A, B], heard({ told: new Set(['a raised']) }), { alarmsUntold: 2 }],
  ])('finds %s', (_what, alarms, told, expected) => {
    expect(compareAlarms(EXPECTED, alarms, told)).toEqual({ ...NONE, ...expected });
  });
});
