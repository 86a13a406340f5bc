import { isEqual, isSettled, lookAgain, UNREADABLE } from './differences.js';

const NONE = { ...UNREADABLE, unreadable: 0 };

describe('differences of two looks', () => {
  it('forgives what comes by itself, and nothing else', () => {
    const late = { ...NONE, wrongMinutes: 2, alarmsMissing: 1 };
    expect(isSettled(late)).toBe(false);
    expect(isEqual(lookAgain(late, NONE))).toBe(true);
    const lost = lookAgain({ ...late, lost: 3 }, { ...NONE, lost: 1 });
    expect(lost).toEqual({ ...NONE, lost: 3 });
    expect([isSettled(lost), isEqual(lost)]).toEqual([true, false]);
  });

  it('tells what came too late to be right', () => {
    expect(lookAgain(NONE, { ...NONE, wrongMinutes: 1 })).toEqual({ ...NONE, wrongMinutes: 1 });
  });
});
