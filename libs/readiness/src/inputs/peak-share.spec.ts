import { peakShareOfHour } from './peak-share.js';

const weekdays = [1, 2, 3, 4, 5, 6];
const tariffs = [
  {
    id: 'old',
    effectiveFrom: '2014-01-01',
    effectiveTo: '2026-04-22',
    windows: [{ class: 'peak' as const, days: weekdays, from: '09:30', to: '11:30' }],
  },
  {
    id: 'new',
    effectiveFrom: '2026-04-22',
    effectiveTo: null,
    windows: [{ class: 'peak' as const, days: weekdays, from: '17:30', to: '22:30' }],
  },
];
const at = (date: string, hour: number): number => Date.parse(`${date}T00:00:00+07:00`) + hour * 3_600_000;

describe('peakShareOfHour', () => {
  it('counts half hours at the edges of a peak', () => {
    const shares = [16, 17, 18, 21, 22, 23].map(hour => peakShareOfHour(tariffs, at('2026-11-24', hour)));
    expect(shares).toEqual([0, 0.5, 1, 1, 0.5, 0]);
  });

  it('knows no peak on Sundays, and only the schedule then in force', () => {
    expect(peakShareOfHour(tariffs, at('2026-11-22', 19))).toBe(0);
    expect(peakShareOfHour(tariffs, at('2026-04-21', 10))).toBe(1);
    expect(peakShareOfHour(tariffs, at('2026-04-22', 10))).toBe(0);
    expect(peakShareOfHour(tariffs, at('2013-12-31', 10))).toBeNull();
  });

  it('gives a flat load 17.86 % over a week of the new schedule', () => {
    const hours = Array.from(
      { length: 168 },
      (_, i) => peakShareOfHour(tariffs, at('2026-11-16', i)) as number,
    );
    expect((100 * hours.reduce((sum, share) => sum + share, 0)) / 168).toBeCloseTo(17.857, 3);
  });
});
