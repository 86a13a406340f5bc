import { growthPerHour } from './trend.js';

describe('growthPerHour', () => {
  it('finds a leak under a saw of garbage', () => {
    const samples = Array.from({ length: 30 }, (_, minutes) => ({
      minutes,
      value: 50 + minutes / 10 + (minutes % 2),
    }));
    expect(growthPerHour(samples)).toBeCloseTo(6, 0);
  });

  it('is nothing for what stays, and for a single sample', () => {
    const samples = [10, 20, 30].map(minutes => ({ minutes, value: 7 }));
    expect(growthPerHour(samples)).toBe(0);
    expect(growthPerHour(samples.slice(0, 1))).toBe(0);
  });
});
