import { judgeFreshness, zoneFreshness } from './freshness.js';

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

  it('calls nothing late that promised nothing, and says when nothing ever came', () => {
    expect(judgeFreshness(NOW - 86_400_000, null, NOW)).toBe('event');
    expect(judgeFreshness(null, 10, NOW)).toBe('none');
  });
});

describe('zoneFreshness', () => {
  it('goes by the share of channels on time while anything is heard', () => {
    const zone = { lastReadingAt: NOW - 5_000, freshShare: 0.95 };
    expect(zoneFreshness(zone, NOW)).toBe('fresh');
    expect(zoneFreshness({ ...zone, freshShare: 0.5 }, NOW)).toBe('late');
    expect(zoneFreshness({ ...zone, lastReadingAt: NOW - 3_600_000 }, NOW)).toBe('stale');
    expect(zoneFreshness({ lastReadingAt: null, freshShare: null }, NOW)).toBe('none');
  });
});
