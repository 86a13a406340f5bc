import fc from 'fast-check';
import { addDays, addWorkingDays, daysBetween } from './local-days.js';

const date = fc.integer({ min: 0, max: 40_000 }).map(days => addDays('1970-01-01', days));

describe('local days', () => {
  it('counts over months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    fc.assert(
      fc.property(date, fc.integer({ min: -2_000, max: 2_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('knows working days', () => {
    // 24 November 2026 is a Tuesday.
    expect(addWorkingDays('2026-11-24', 10)).toBe('2026-12-08');
    expect(addWorkingDays('2026-11-27', 1)).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-28', 1)).toBe('2026-11-30');
  });

  it('ends on a weekday, two weeks later for ten', () => {
    fc.assert(
      fc.property(date, from => {
        const end = addWorkingDays(from, 10);
        expect([1, 2, 3, 4, 5]).toContain(new Date(end).getUTCDay());
        expect([12, 13, 14]).toContain(daysBetween(from, end));
      }),
    );
  });
});
