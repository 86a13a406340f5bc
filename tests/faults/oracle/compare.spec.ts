import type { JournalEntry } from '../publisher/journal.js';
import { compare, type ReadBack } from './compare.js';
import { expectationOf } from './expectation.js';

const MINUTE = 60_000;
const line =
  (state: 'committed' | 'sent') =>
  (seq: number, t: number, value = seq): JournalEntry => ({ state, device: 'd', boot: 1, seq, t, value });
const sent = line('sent');
const committed = line('committed');
const broken: JournalEntry = { state: 'broken-sent', device: 'd', key: 'd:sha256:aa' };
const letter = { key: 'd:sha256:aa', reason: 'malformed' };
const minute = (t: number, n: number, source = 'minute') => ({ t, n, source });

const read = (over: {
  points?: Array<[number, number]>;
  minutes?: ReturnType<typeof minute>[];
  deadLetters?: ReadBack['deadLetters'];
}): ReadBack => ({
  points: new Map([['d', (over.points ?? []).map(([t, value]) => ({ t, value }))]]),
  minutes: new Map([['d', over.minutes ?? []]]),
  deadLetters: over.deadLetters ?? [],
});

/** Two readings acknowledged, the second a minute later; one broken pack. */
const ledger = [sent(1, 0), committed(1, 0), sent(2, MINUTE), committed(2, MINUTE), broken];
const right = {
  points: [
    [0, 1],
    [MINUTE, 2],
  ] as Array<[number, number]>,
  minutes: [minute(0, 1), minute(MINUTE, 1)],
  deadLetters: [letter],
};
const none = compare(expectationOf(ledger), read(right));

describe('oracle', () => {
  it('finds nothing where all is right', () => {
    expect(Object.values(none).every(count => count === 0)).toBe(true);
  });

  it.each([
    [
      'what was acknowledged and is gone',
      { points: [[0, 1]] as Array<[number, number]>, minutes: [minute(0, 1)] },
      { lost: 1 },
    ],
    [
      'a moment that is there twice',
      { points: [...right.points, [0, 1]] as Array<[number, number]> },
      { duplicated: 1 },
    ],
    [
      'what nobody sent',
      {
        points: [...right.points, [5, 1]] as Array<[number, number]>,
        minutes: [minute(0, 2), minute(MINUTE, 1)],
      },
      { phantom: 1 },
    ],
    [
      'another value',
      {
        points: [
          [0, 1],
          [MINUTE, 3],
        ] as Array<[number, number]>,
      },
      { corrupt: 1 },
    ],
    ['a window that counts one twice', { minutes: [minute(0, 2), minute(MINUTE, 1)] }, { wrongMinutes: 1 }],
    ['a window that is not there', { minutes: [minute(0, 1)] }, { wrongMinutes: 1 }],
    ['a window that is none', { minutes: [minute(0, 1), minute(MINUTE, 1, 'raw')] }, { wrongMinutes: 1 }],
    ['a broken pack that vanished', { deadLetters: [] }, { lettersMissing: 1 }],
    ['a broken pack that is kept twice', { deadLetters: [letter, letter] }, { lettersDoubled: 1 }],
    [
      'a good pack that was refused',
      { deadLetters: [letter, { key: 'd:1:1', reason: 'failed' }] },
      { lettersUnexpected: 1 },
    ],
  ])('finds %s', (_what, wrong, expected) => {
    expect(compare(expectationOf(ledger), read({ ...right, ...wrong }))).toEqual({ ...none, ...expected });
  });

  it('tells what was never acknowledged apart from what was', () => {
    const waiting = [...ledger, sent(3, 2 * MINUTE)];
    expect(compare(expectationOf(waiting), read(right))).toEqual({ ...none, neverStored: 1 });
  });

  it('gives a moment to the higher sequence number, and wants the other kept', () => {
    const revised = [...ledger, sent(3, MINUTE, 7), committed(3, MINUTE, 7)];
    const kept = [letter, { key: 'd:1:2', reason: 'superseded' }];
    const expectation = expectationOf(revised);
    expect(
      compare(
        expectation,
        read({
          ...right,
          points: [
            [0, 1],
            [MINUTE, 7],
          ],
          deadLetters: kept,
        }),
      ),
    ).toEqual(none);
    expect(compare(expectation, read(right))).toEqual({ ...none, corrupt: 1, lettersMissing: 1 });
  });
});
