import { percentile } from './percentile.js';

describe('percentile', () => {
  it('interpolates between the nearest ranks', () => {
    expect(percentile([4, 1, 3, 2], 50)).toBe(2.5);
    expect(percentile([10, 20], 95)).toBeCloseTo(19.5, 9);
    expect([percentile([7], 95), percentile([1, 9], 0), percentile([1, 9], 100)]).toEqual([7, 1, 9]);
  });

  it('needs a number', () => {
    expect(() => percentile([], 95)).toThrow(RangeError);
  });
});
