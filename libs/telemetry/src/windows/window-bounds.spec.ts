import fc from 'fast-check';
import { TIER_MS, windowEnd, windowStart } from './window-bounds.js';

const iso = (text: string) => Date.parse(text);

describe('windowStart', () => {
  it.each([
    ['minute', '2026-11-24T03:04:59.999Z', '2026-11-24T03:04:00Z'],
    ['hour', '2026-11-24T03:59:59.999Z', '2026-11-24T03:00:00Z'],
    ['day', '2026-11-23T16:59:59.999Z', '2026-11-22T17:00:00Z'],
    ['day', '2026-11-23T17:00:00Z', '2026-11-23T17:00:00Z'],
    ['day', '1969-12-31T16:59:00Z', '1969-12-30T17:00:00Z'],
  ] as const)('of the %s of %s is %s', (tier, at, expected) => {
    expect(windowStart(tier, iso(at))).toBe(iso(expected));
  });

  it('agrees with the calendar of Asia/Ho_Chi_Minh', () => {
    const local = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
    // Moments since 1980; before 1975 the zone had other offsets.
    fc.assert(
      fc.property(fc.integer({ min: iso('1980-01-01'), max: iso('2100-01-01') }), at => {
        const start = windowStart('day', at);
        expect(local.format(start)).toBe(local.format(at));
        expect(local.format(start - 1)).not.toBe(local.format(at));
      }),
    );
  });

  it('cuts time into windows without gap or overlap, each inside one of the next tier', () => {
    fc.assert(
      fc.property(fc.constantFrom('minute', 'hour', 'day'), fc.integer(), (tier, at) => {
        const start = windowStart(tier, at);
        expect(start <= at && at < windowEnd(tier, at)).toBe(true);
        expect(windowEnd(tier, at)).toBe(start + TIER_MS[tier]);
        expect(windowStart(tier, start)).toBe(start);
        expect(windowStart('day', windowStart('minute', at))).toBe(windowStart('day', at));
      }),
    );
  });
});
