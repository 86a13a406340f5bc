import { Random } from './random.js';

describe('Random', () => {
  it('is xoshiro128**: the first numbers of its reference', () => {
    const random = new Random(Uint32Array.of(1, 2, 3, 4));
    expect(Array.from({ length: 10 }, () => random.bits())).toEqual([
      11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849,
      3_729_100_597, 4_258_142_804,
    ]);
  });

  it('comes again with the same seed, and differs between streams and seeds', () => {
    const first = (seed: number, stream: number) => {
      const random = Random.of(seed, stream);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(first(7, 0)).toEqual(first(7, 0));
    expect(first(7, 0)).not.toEqual(first(7, 1));
    expect(first(7, 0)).not.toEqual(first(8, 0));
    expect(first(0, 0).every(value => value >= 0 && value < 1)).toBe(true);
  });

  it.each([0.4, 1, 14])('draws gamma numbers of shape %d with its mean and variance', shape => {
    const random = Random.of(3, 0);
    const values = Array.from({ length: 40_000 }, () => random.gamma(shape));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean / shape - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.06);
  });
});
