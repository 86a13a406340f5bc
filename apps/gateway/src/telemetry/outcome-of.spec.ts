import type { DeadLetter, Receipt } from '#libs/contracts';
import { outcomeOf } from './outcome-of.js';

const letter = (records: number | null) => ({ id: 'x', records }) as DeadLetter;
const some = letter(2);
const whole = letter(null);

describe('outcomeOf', () => {
  it.each<[Receipt['state'], DeadLetter[], string | undefined]>([
    ['unknown', [], undefined],
    ['committed', [], 'committed'],
    ['committed', [some], 'partly'],
    ['committed', [some, whole], 'rejected'],
    ['rejected', [some], 'rejected'],
    ['rejected', [whole], 'rejected'],
  ])('of a pack that is %s with %j is %s', (state, deadLetters, expected) => {
    expect(outcomeOf({ key: 'k', state, deadLetters })?.state).toBe(expected);
  });
});
