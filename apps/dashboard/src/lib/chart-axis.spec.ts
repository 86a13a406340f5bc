import { axisNumber, axisTime, roomAbove, toAxis } from './chart-axis.js';

const HOUR = 3_600_000;
// 17:00 UTC is midnight in Việt Nam.
const MIDNIGHT = Date.parse('2026-11-23T17:00:00Z');

describe('axisTime', () => {
  it('shows times of day of Việt Nam and the day at midnight', () => {
    const text = axisTime(24 * HOUR);
    expect(text(toAxis(MIDNIGHT))).toBe('24/11');
    expect(text(toAxis(MIDNIGHT + 3 * HOUR))).toBe('03:00');
  });

  it('shows days over a week', () => {
    expect(axisTime(7 * 24 * HOUR)(toAxis(MIDNIGHT + 3 * HOUR))).toBe('24/11');
  });
});

describe('roomAbove', () => {
  it('ends an axis at a round number above a level', () => {
    expect(roomAbove(75)).toEqual({ max: 80, interval: 20 });
    expect(roomAbove(100)).toEqual({ max: 125, interval: 25 });
    expect(roomAbove(0.8).max).toBeCloseTo(1);
  });
});

describe('axisNumber', () => {
  it('writes numbers in full while they fit', () => {
    expect(axisNumber('vi')(50_000)).toBe('50.000');
    expect(axisNumber('en')(2_500_000)).toBe('2.5m');
  });
});
