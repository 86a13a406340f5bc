import fc from 'fast-check';
import { isWithin, quietUntil } from './local-hours.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday, 2026-11-23, midnight in Việt Nam. */
const MONDAY = Date.parse('2026-11-23T00:00:00+07:00');
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
const moments = fc.integer({ min: MONDAY - 400 * DAY, max: MONDAY + 400 * DAY });

describe('hours in Việt Nam', () => {
  it.each([
    ['office hours', [1, 2, 3, 4, 5], '08:00', '17:00', MONDAY + 8 * HOUR, true],
    ['their end', [1, 2, 3, 4, 5], '08:00', '17:00', MONDAY + 17 * HOUR, false],
    ['a Sunday', [1, 2, 3, 4, 5], '08:00', '17:00', MONDAY - DAY + 9 * HOUR, false],
    ['the evening of a night shift', [1], '22:00', '06:00', MONDAY + 23 * HOUR, true],
    ['the morning after it', [1], '22:00', '06:00', MONDAY + DAY + 5 * HOUR, true],
    ['the morning of its day', [1], '22:00', '06:00', MONDAY + 5 * HOUR, false],
    ['a night from Sunday to Monday', [7], '22:00', '06:00', MONDAY + HOUR, true],
    ['a whole day', [1], '07:00', '07:00', MONDAY + 3 * HOUR, true],
  ])('knows %s', (_, days, from, to, time, isOpen) => {
    expect(isWithin({ days, from, to }, time)).toBe(isOpen);
  });

  it('has each moment either in hours of all days or in the rest of the day', () => {
    fc.assert(
      fc.property(times, times, moments, (from, to, time) => {
        fc.pre(from !== to);
        const isIn = isWithin({ days: EVERY_DAY, from, to }, time);
        expect(isWithin({ days: EVERY_DAY, from: to, to: from }, time)).toBe(!isIn);
        expect(quietUntil({ from, to }, time) !== undefined).toBe(isIn);
      }),
    );
  });

  it('ends quiet hours within a day, at a moment that is not quiet, and with no break before', () => {
    fc.assert(
      fc.property(
        times,
        times,
        moments,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, to, time, share) => {
          fc.pre(from !== to);
          const end = quietUntil({ from, to }, time);
          fc.pre(end !== undefined);
          expect(end).toBeGreaterThan(time);
          expect(end - time).toBeLessThanOrEqual(DAY);
          expect(quietUntil({ from, to }, end)).toBeUndefined();
          const between = time + Math.floor((end - 1 - time) * share);
          expect(quietUntil({ from, to }, between)).toBe(end);
        },
      ),
    );
  });
});
