import { addMonths, endOfLocalDate, localClockOf, localDateOf, startOfLocalDate } from './local-date.js';

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

  it('add months without leaving the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2025-06-15', 24)).toBe('2027-06-15');
  });
});
