import type { ExceedanceEvidence } from '#libs/contracts';
import { detectedEventId, planDetection } from './plan-detection.js';

const evidence = (mean: number): ExceedanceEvidence => ({
  ...{ from: 0, to: 1, mean, unit: 'mg/L', limit: { min: null, max: 75 }, basis: 'QCVN 40:2011/BTNMT' },
  ...{ tags: [], validHours: 20, isOver: mean > 75, simulated: true },
});

describe('planDetection', () => {
  it.each([
    ['proposes what is over its limit', undefined, 80, 'proposed'],
    ['leaves alone what is not', undefined, 70, 'none'],
    ['says the same once', 80, 80, 'known'],
    ['adds what is another mean since', 80, 81, 'revised'],
    ['adds that it is within its limit after all', 80, 70, 'revised'],
  ] as const)('%s', (_, before, now, outcome) => {
    expect(planDetection(before === undefined ? undefined : evidence(before), evidence(now))).toBe(outcome);
  });
});

describe('detectedEventId', () => {
  it('is a UUID, the same for the same mean and another for every other', () => {
    const id = detectedEventId('a-wwout-01', 'ww.out.cod', '2026-11-01');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(detectedEventId('a-wwout-01', 'ww.out.cod', '2026-11-01')).toBe(id);
    expect(detectedEventId('a-wwout-01', 'ww.out.cod', '2026-11-02')).not.toBe(id);
    expect(detectedEventId('a-wwout-01', 'ww.out.tss', '2026-11-01')).not.toBe(id);
  });
});
