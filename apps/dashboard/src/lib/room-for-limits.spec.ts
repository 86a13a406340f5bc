import { ROOM_RIGHT, roomForLimits } from './room-for-limits.js';

describe('roomForLimits', () => {
  it('is what all charts have, and more for a long name', () => {
    expect(roomForLimits([])).toBe(ROOM_RIGHT);
    expect(roomForLimits(['≤ 75', 'limit'])).toBe(ROOM_RIGHT);
    expect(roomForLimits(['≤ 75', 'A/B ≤ 30.000'])).toBeGreaterThan(12 * 6.5);
  });
});
