import fc from 'fast-check';
import type { Point } from '../series/combine-points.js';
import { judgeDays, type LimitAt } from './judge-days.js';

const FROM = Date.parse('2026-09-30T17:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DATES = ['2026-10-01', '2026-10-02', '2026-10-03'];
const declared = { device: 'd-1', from: 0, to: null, stepSeconds: null, declaredAt: 0 };
const point = (t: number, value: number, n: number): Point => ({
  ...{ t, value, min: value, max: value, n, suspect: 0, fail: 0, deviceCount: 1, source: 'hour' },
});
/** A day whose hours all have one value; `count` of them have come. */
const day = (index: number, value: number, count = 24, n = 12) =>
  Array.from({ length: count }, (_, hour) => point(FROM + index * DAY + hour * HOUR, value, n));
const month = (hours: Point[]) => {
  const days = DATES.flatMap((_, index) => {
    const own = hours.filter(({ t }) => t >= FROM + index * DAY && t < FROM + (index + 1) * DAY);
    const n = own.reduce((sum, one) => sum + one.n, 0);
    return own.length === 0 ? [] : [point(FROM + index * DAY, own[0]?.value ?? 0, n)];
  });
  return { dates: DATES, from: FROM, days, hours, cadenceSeconds: 300, declarations: [declared] };
};
const atMost =
  (max: number): LimitAt =>
  () => ({ min: null, max, basis: 'test', class: null, tags: [], scaling: null });

describe('judgeDays', () => {
  it('compares the mean of the valid hours with a limit of 24 hours', () => {
    const judged = judgeDays(month([...day(0, 75), ...day(1, 75.1), ...day(2, 99, 17)]), 'PT24H', atMost(75));
    expect(judged.map(({ state }) => state)).toEqual(['within', 'over', 'few']);
    expect(judged[0]).toMatchObject({ date: '2026-10-01', value: 75, expected: 288, readings: 288 });
  });

  it('leaves hours with less than three quarters of their readings out', () => {
    const hours = [...day(0, 10), ...day(1, 10, 24, 8)];
    expect(judgeDays(month(hours), 'PT24H', atMost(75)).map(({ state }) => state)).toEqual([
      ...['within', 'few', 'none'],
    ]);
  });

  it('compares each hour with a limit of an hour, by the limit of that hour', () => {
    const judged = judgeDays(month(day(0, 60)), 'PT1H', (date, hour) =>
      atMost(hour < 6 ? 55 : 70)(date, hour),
    );
    expect(judged[0]).toMatchObject({ state: 'over', hoursOver: 6 });
    expect(judged[1]).toMatchObject({ state: 'none', value: null, readings: 0 });
  });

  it('holds each day against the limit of that day', () => {
    const hours = DATES.flatMap((_, index) => day(index, 60));
    const judged = judgeDays(month(hours), 'PT24H', (date, hour) =>
      atMost(date < '2026-10-02' ? 65 : 55)(date, hour),
    );
    expect(judged.map(({ state }) => state)).toEqual(['within', 'over', 'over']);
  });

  it('never calls a day within a limit that is not known or that was not measured', () => {
    expect(judgeDays(month(day(0, 75)), null, () => null)[0]?.state).toBe('no-limit');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 2 })),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (given, value) => {
          const judged = judgeDays(month(given.flatMap(index => day(index, value))), 'PT24H', atMost(10));
          judged.forEach(({ state }, index) => {
            if (!given.includes(index)) expect(state).toBe('none');
            // The mean of equal values may differ in the last digit.
            else if (Math.abs(value - 10) > 1e-9) expect(state).toBe(value < 10 ? 'within' : 'over');
          });
        },
      ),
    );
  });
});
