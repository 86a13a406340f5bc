import fc from 'fast-check';
import { BACK_OFF, waitAfter } from './back-off.js';

describe('back-off', () => {
  it('stays between half of a doubling time and the whole, up to its longest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, chance) => {
          const wait = waitAfter(attempt, chance, BACK_OFF);
          const whole = Math.min(BACK_OFF.longestMs, BACK_OFF.firstMs * 2 ** (attempt - 1));
          expect(wait).toBeGreaterThanOrEqual(Math.floor(whole / 2));
          expect(wait).toBeLessThanOrEqual(whole);
        },
      ),
    );
  });

  it('gives a receiver the patience that it asks for, up to an hour', () => {
    expect(waitAfter(1, 1, BACK_OFF, 60_000)).toBe(60_000);
    expect(waitAfter(1, 1, BACK_OFF, 1_000)).toBe(5_000);
    expect(waitAfter(1, 1, BACK_OFF, 86_400_000)).toBe(3_600_000);
  });
});
