import fc from 'fast-check';
import { windowStart } from '#libs/telemetry';
import { planReads } from './plan-reads.js';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 24, 9, 42, 30);

describe('planReads', () => {
  it('takes complete windows, finer ones for the open step, readings for the last minutes', () => {
    const from = windowStart('day', NOW - 72 * HOUR);
    expect(planReads('day', from, NOW, NOW)).toEqual([
      { tier: 'day', from, to: Date.UTC(2026, 10, 23, 17) },
      { tier: 'hour', from: Date.UTC(2026, 10, 23, 17), to: Date.UTC(2026, 10, 24, 9) },
      { tier: 'minute', from: Date.UTC(2026, 10, 24, 9), to: Date.UTC(2026, 10, 24, 9, 39) },
      { tier: 'raw', from: Date.UTC(2026, 10, 24, 9, 39), to: NOW },
    ]);
  });

  it('needs no readings for the past', () => {
    const from = NOW - 10 * HOUR;
    expect(planReads('minute', from, from + HOUR, NOW)).toEqual([{ tier: 'minute', from, to: from + HOUR }]);
  });

  it('covers every span once, without a hole, and reads readings ahead of our clock', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('raw', 'minute', 'hour', 'day' as const),
        fc.integer({ min: -90 * 24 * 60, max: 10 }),
        fc.integer({ min: 1, max: 90 * 24 * 60 }),
        (tier, startMinutes, minutes) => {
          const start = NOW + startMinutes * 60_000;
          const from = tier === 'raw' ? start : windowStart(tier, start);
          const to = start + minutes * 60_000;
          const reads = planReads(tier, from, to, NOW);
          expect(reads[0]?.from).toBe(from);
          expect(reads.at(-1)?.to).toBe(to);
          for (const [index, read] of reads.entries()) {
            expect(read.from).toBeLessThan(read.to);
            if (index > 0) expect(read.from).toBe(reads[index - 1]?.to);
          }
        },
      ),
    );
  });
});
