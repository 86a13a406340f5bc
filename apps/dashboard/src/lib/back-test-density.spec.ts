import type { AlarmBackTest } from '../data/alarm-rules.js';
import { densityOf, isTooSparse } from './back-test-density.js';

const test = (secondsApart: number, onDelaySeconds: number): AlarmBackTest =>
  ({
    longestGapSeconds: 1_800,
    total: { hours: 100, hoursWithReadings: 50, readings: (50 * 3_600) / secondsApart },
    zones: [{ definition: { onDelaySeconds } }],
  }) as AlarmBackTest;

describe('densityOf', () => {
  it('says how much of the span has readings, and how far apart they are where they are', () => {
    expect(densityOf({ hours: 168, hoursWithReadings: 42, readings: 42 })).toEqual({
      ...{ share: 0.25, secondsApart: 3_600 },
    });
    expect(densityOf({ hours: 2, hoursWithReadings: 2, readings: 120 })).toEqual({
      ...{ share: 1, secondsApart: 60 },
    });
  });

  it('says nothing of nothing', () => {
    expect(densityOf({ hours: 168, hoursWithReadings: 0, readings: 0 })).toEqual({
      ...{ share: 0, secondsApart: null },
    });
    expect(densityOf({ hours: 0, hoursWithReadings: 0, readings: 0 }).share).toBe(0);
  });
});

describe('isTooSparse', () => {
  it('is so where a delay cannot pass between two readings', () => {
    expect(isTooSparse(test(3_600, 60))).toBe(true);
    expect(isTooSparse(test(3_600, 0))).toBe(false);
    expect(isTooSparse(test(900, 60))).toBe(false);
  });
});
