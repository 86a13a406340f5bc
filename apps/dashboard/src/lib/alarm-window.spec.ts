import { windowAround } from './alarm-window.js';

const HOUR = 3_600_000;

describe('windowAround', () => {
  it('shows an hour before and after, and nothing of the future', () => {
    const alarm = { raisedAt: 10 * HOUR, clearedAt: 12 * HOUR };
    expect(windowAround(alarm, 40 * HOUR)).toEqual({ from: 9 * HOUR, to: 13 * HOUR });
    expect(windowAround({ ...alarm, clearedAt: null }, 12 * HOUR)).toEqual({ from: 9 * HOUR, to: 12 * HOUR });
  });

  it('shows the last week of what stands for long', () => {
    const { from, to } = windowAround({ raisedAt: 0, clearedAt: null }, 1_000 * HOUR);
    expect(to - from).toBe(7 * 24 * HOUR);
  });
});
