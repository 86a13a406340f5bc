import fc from 'fast-check';
import { backOff } from './back-off.js';

/** Pauses of a process that ends at once, time after time. */
function pauses(count: number): number[] {
  let failures = 0;
  return Array.from({ length: count }, () => {
    const next = backOff(failures, 100);
    failures = next.failures;
    return next.pauseMs;
  });
}

describe('pause before a restart', () => {
  it('doubles from half a second to half a minute', () => {
    expect(pauses(8)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('is short again after a minute of good running', () => {
    expect(backOff(7, 60_000)).toEqual({ pauseMs: 500, failures: 1 });
    expect(backOff(7, 59_999).pauseMs).toBe(30_000);
  });

  it('never leaves its bounds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (failures, upMs) => {
        const { pauseMs } = backOff(failures, upMs);
        expect(pauseMs).toBeGreaterThanOrEqual(500);
        expect(pauseMs).toBeLessThanOrEqual(30_000);
      }),
    );
  });
});
