import fc from 'fast-check';
import { Quality } from './quality.js';
import { worstFlag } from './worst-flag.js';

const flag = fc.constantFrom(...Object.values(Quality));

describe('worstFlag', () => {
  it.each([
    [1, 2, 1],
    [2, 3, 3],
    [3, 1, 3],
    [4, 3, 4],
    [9, 4, 9],
    [2, 2, 2],
  ] as const)('of %i and %i is %i', (a, b, expected) => {
    expect(worstFlag(a, b)).toBe(expected);
  });

  it('does not depend on the order of the tests', () => {
    fc.assert(
      fc.property(flag, flag, flag, (a, b, c) => {
        expect(worstFlag(a, b)).toBe(worstFlag(b, a));
        expect(worstFlag(worstFlag(a, b), c)).toBe(worstFlag(a, worstFlag(b, c)));
        expect(worstFlag(Quality.NotEvaluated, a)).toBe(a);
      }),
    );
  });
});
