import { comparedFrom } from './compared-from.js';

const HOUR_MS = 3_600_000;
const TEN = Date.UTC(2026, 10, 20, 3);

describe('comparedFrom', () => {
  it('is the hour asked for when that hour has a score', () => {
    expect(comparedFrom(TEN, TEN)).toBe('asked-hour');
    expect(comparedFrom(TEN + HOUR_MS - 1, TEN)).toBe('asked-hour');
  });

  it('is the first score when none is that old', () => {
    expect(comparedFrom(TEN - 1, TEN)).toBe('first-score');
  });

  it('is the last score before an hour that has none', () => {
    expect(comparedFrom(TEN + HOUR_MS, TEN)).toBe('last-score-before');
  });
});
