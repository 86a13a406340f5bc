import fc from 'fast-check';
import { chooseStep } from './choose-step.js';

const HOUR = 3_600_000;

describe('chooseStep', () => {
  it('takes what was asked for', () => {
    expect(chooseStep('1h', HOUR)).toEqual({ tier: 'hour', stepMs: HOUR });
    expect(chooseStep('raw', HOUR)).toEqual({ tier: 'raw', stepMs: 0 });
  });

  it('chooses steps that a person would', () => {
    expect(chooseStep('auto', 6 * HOUR)).toEqual({ tier: 'minute', stepMs: 60_000 });
    expect(chooseStep('auto', 24 * HOUR)).toEqual({ tier: 'minute', stepMs: 300_000 });
    expect(chooseStep('auto', 30 * 24 * HOUR)).toEqual({ tier: 'hour', stepMs: 2 * HOUR });
  });

  it('never gives a chart more than 500 points while days allow it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 499 * 24 * HOUR }), span => {
        expect(span / chooseStep('auto', span).stepMs).toBeLessThanOrEqual(500);
      }),
    );
  });
});
