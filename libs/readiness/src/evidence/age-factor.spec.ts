import { ageFactor } from './age-factor.js';

const DAY = 86_400_000;

describe('ageFactor', () => {
  it('is 1 within validity and halves every 365 days after', () => {
    const end = Date.UTC(2026, 0, 1);
    expect([ageFactor(null, end), ageFactor(end, end - DAY), ageFactor(end, end)]).toEqual([1, 1, 1]);
    expect(ageFactor(end, end + 365 * DAY)).toBeCloseTo(0.5, 12);
    expect(ageFactor(end, end + 730 * DAY)).toBeCloseTo(0.25, 12);
  });
});
