import fc from 'fast-check';
import { addExact, type ExactSum, exactTotal } from './exact-sum.js';

function total(values: readonly number[]): number {
  const sum: ExactSum = [];
  for (const value of values) addExact(sum, value);
  return exactTotal(sum);
}

describe('exactTotal', () => {
  it.each([
    [[0.1, 0.2, 0.3, -0.6], 2.7755575615628914e-17],
    [[1e16, 1, -1e16], 1],
    [[1e100, 1, -1e100, 1e-100], 1],
    [[2 ** 53, 1, 2 ** -20], 2 ** 53 + 2],
    [[2 ** 53, 1, -(2 ** -20)], 2 ** 53],
    // The last part is too small to join the second, and decides its tie.
    [[1e16, 1, 1e-16], 1e16 + 2],
    [[1e16, 1, -1e-16], 1e16],
    [[], 0],
    [[-0], 0],
  ])('of %j is %d', (values, expected) => {
    expect(total(values)).toBe(expected);
  });

  it('equals whole-number arithmetic', () => {
    // Multiples of 2^-20 up to 2^52: each exact in a double, their sum checked with BigInt.
    const scaled = fc.array(fc.maxSafeInteger(), { maxLength: 40 });
    fc.assert(
      fc.property(scaled, integers => {
        const expected = Number(integers.reduce((sum, n) => sum + BigInt(n), 0n)) / 2 ** 20;
        expect(total(integers.map(n => n / 2 ** 20))).toBe(expected);
      }),
    );
  });

  it('does not depend on the order', () => {
    const values = fc.array(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(values, fc.nat(), (list, seed) => {
        const other = [...list].sort((a, b) => Math.sin(a * seed) - Math.sin(b * seed));
        expect(total(other)).toBe(total(list));
        expect(total([...list].reverse())).toBe(total(list));
      }),
    );
  });
});
