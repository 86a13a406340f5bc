import { localMonth, monthBefore } from './local-month.js';

const at = (text: string): number => Date.parse(text);

describe('localMonth', () => {
  it('is the whole month once it has ended, by the clock of Hải Phòng', () => {
    const month = localMonth('2026-10', at('2026-11-05T00:00:00Z'));
    expect(month).toMatchObject({
      from: at('2026-09-30T17:00:00Z'),
      to: at('2026-10-31T17:00:00Z'),
      complete: true,
    });
    expect(month?.dates).toHaveLength(31);
    expect(month?.dates.at(-1)).toBe('2026-10-31');
  });

  it('goes up to yesterday while it lasts', () => {
    const month = localMonth('2026-11', at('2026-11-05T03:00:00Z'));
    expect(month).toMatchObject({ to: at('2026-11-04T17:00:00Z'), complete: false });
    expect(month?.dates).toEqual(['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']);
  });

  it('is nothing before its first day has ended', () => {
    expect(localMonth('2026-11', at('2026-11-01T10:00:00Z'))).toBeNull();
    expect(localMonth('2027-01', at('2026-11-01T10:00:00Z'))).toBeNull();
  });

  it('knows the month before, over the year too', () => {
    // In Hải Phòng the new year has begun.
    expect(monthBefore(at('2026-12-31T18:00:00Z'))).toBe('2026-12');
    expect(monthBefore(at('2026-12-31T16:00:00Z'))).toBe('2026-11');
  });
});
