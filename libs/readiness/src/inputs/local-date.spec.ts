import fc from 'fast-check';
import {
  addMonths,
  endOfLocalDate,
  endOfLocalMonth,
  localClockOf,
  localDateOf,
  startOfLocalDate,
} from './local-date.js';

describe('local dates', () => {
  it('begin at 17:00 UTC of the day before', () => {
    expect(new Date(startOfLocalDate('2026-01-01')).toISOString()).toBe('2025-12-31T17:00:00.000Z');
    expect(localDateOf(endOfLocalDate('2026-01-01'))).toBe('2026-01-02');
    expect(localDateOf(endOfLocalDate('2026-01-01') - 1)).toBe('2026-01-01');
  });

  it('know the hour and weekday on the spot', () => {
    // 2026-11-22 is a Sunday.
    expect(localClockOf(Date.UTC(2026, 10, 21, 17, 30))).toEqual({ hour: 0, minute: 30, weekday: 7 });
    expect(localClockOf(Date.UTC(2026, 10, 22, 17))).toMatchObject({ weekday: 1 });
  });

  it('end their months where the next ones begin', () => {
    expect(endOfLocalMonth('2026-10')).toBe(Date.parse('2026-11-01T00:00:00+07:00'));
    expect(endOfLocalMonth('2026-12')).toBe(Date.parse('2027-01-01T00:00:00+07:00'));
    expect(endOfLocalMonth('2028-02')).toBe(startOfLocalDate('2028-03-01'));
  });

  it('hold every moment of a month up to its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }), moment => {
        const end = endOfLocalMonth(localDateOf(moment).slice(0, 7));
        expect(end).toBeGreaterThan(moment);
        expect(end - moment).toBeLessThanOrEqual(31 * 86_400_000);
        expect(end % 3_600_000).toBe(0);
      }),
    );
  });

  it('add months without leaving the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2025-06-15', 24)).toBe('2027-06-15');
  });
});
