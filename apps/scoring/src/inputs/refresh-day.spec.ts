import fc from 'fast-check';
import { refreshDay } from './refresh-day.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 30);

describe('refreshDay', () => {
  it('begins once in 24 hours, whatever the memory is called', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 10_000 }), (memory, hour) => {
        const days = Array.from({ length: 25 }, (_, i) => refreshDay(memory, START + (hour + i) * HOUR));
        const begun = days.filter((day, i) => i > 0 && day !== days[i - 1]);
        expect(begun).toHaveLength(1);
        expect(days[24]).toBe((days[0] as number) + 24 * HOUR);
      }),
    );
  });

  it('begins at different hours for the zones there are', () => {
    const zones = ['trang-due', 'nomura-hai-phong', 'dinh-vu', 'vsip-hai-phong', 'an-duong', 'do-son'];
    const hours = zones.map(zone =>
      Array.from({ length: 24 }, (_, i) => START + i * HOUR).findIndex(
        at => refreshDay(zone, at) !== refreshDay(zone, at - HOUR),
      ),
    );
    expect(new Set(hours).size).toBeGreaterThan(3);
  });
});
