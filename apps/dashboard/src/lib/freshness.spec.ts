import { judgeFreshness } from './freshness.js';

const NOW = 1_800_000_000_000;

describe('judgeFreshness', () => {
  it('judges by the promised cadence, not by one age for all', () => {
    expect(judgeFreshness(NOW - 10 * 60_000, 300, NOW)).toBe('fresh');
    expect(judgeFreshness(NOW - 10 * 60_000, 10, NOW)).toBe('stale');
    expect(judgeFreshness(NOW - 40_000, 10, NOW)).toBe('late');
  });

  it('gives quick channels half a minute before calling them late', () => {
    expect(judgeFreshness(NOW - 29_000, 1, NOW)).toBe('fresh');
  });

  it('says so when nothing was ever received', () => {
    expect(judgeFreshness(null, 10, NOW)).toBe('none');
  });
});
