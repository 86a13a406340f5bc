import { isDark, isDaylight, sineOfSun } from './daylight.js';

const degrees = (sine: number): number => (Math.asin(sine) * 180) / Math.PI;
/** A time of day in Hải Phòng. */
const local = (month: number, day: number, hour: number, minute = 0): number =>
  Date.UTC(2026, month - 1, day, hour - 7, minute);

describe('daylight', () => {
  it.each([
    [6, 21, 11, 55, 87],
    [12, 21, 11, 55, 46],
    [3, 20, 12, 0, 69],
  ])('stands right on %i/%i at %i:%i', (month, day, hour, minute, expected) => {
    expect(Math.abs(degrees(sineOfSun(local(month, day, hour, minute))) - expected)).toBeLessThan(2);
  });

  it('knows day, twilight and night', () => {
    expect([isDaylight(local(6, 21, 10)), isDark(local(6, 21, 10))]).toEqual([true, false]);
    expect([isDaylight(local(12, 21, 6, 45)), isDark(local(12, 21, 6, 45))]).toEqual([false, false]);
    expect([isDaylight(local(12, 21, 22)), isDark(local(12, 21, 22))]).toEqual([false, true]);
  });
});
