import { nearestLimits } from './nearest-limits.js';

const limit = (metric: string, averaging: string, max: number) => ({ metric, averaging, max });

describe('nearestLimits', () => {
  it('takes the shortest averaging time that has a limit, whatever their order', () => {
    const limits = [limit('a', 'P1Y', 25), limit('a', 'PT24H', 45), limit('b', 'PT1H', 200)];
    expect(nearestLimits(limits, 'a').map(({ max }) => max)).toEqual([45]);
  });

  it('keeps those of day and night side by side', () => {
    const limits = [limit('noise', 'PT1H', 70), limit('noise', 'PT1H', 55)];
    expect(nearestLimits(limits, 'noise').map(({ max }) => max)).toEqual([70, 55]);
  });

  it('gives none of a metric without a limit', () => {
    expect(nearestLimits([limit('a', 'PT1H', 1)], 'b')).toEqual([]);
  });
});
