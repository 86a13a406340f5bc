import fc from 'fast-check';
import { counterIncrease } from './counter-increase.js';

describe('counterIncrease', () => {
  it.each([
    ['grows', 100, 103.5, undefined, 3.5],
    ['stands still', 100, 100, undefined, 0],
    ['restarts from zero', 52_000, 12, undefined, 12],
    ['restarts at zero', 52_000, 0, undefined, 0],
    ['jitters in the last digit', 5012.3, 5012.2, undefined, 0],
    ['rolls over', 999_990, 15, 1_000_000, 25],
    ['restarts far below its rollover', 400_000, 15, 1_000_000, 15],
    ['restarts to a negative value', 100, -5, undefined, 0],
  ])('when the register %s', (_, previous, next, rolloverAt, expected) => {
    expect(counterIncrease(previous, next, rolloverAt)).toBe(expected);
  });

  it('is never negative', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(value, value, fc.option(fc.constant(1e6), { nil: undefined }), (a, b, rolloverAt) => {
        expect(counterIncrease(a, b, rolloverAt)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
