import { windowOf } from './ranges.js';

const HOUR = 3_600_000;

describe('windowOf', () => {
  it('takes a gesture in either direction', () => {
    expect(windowOf(2 * HOUR, HOUR)).toEqual({ from: HOUR, to: 2 * HOUR });
  });

  it('refuses what is no window or too narrow to show more', () => {
    expect(windowOf(HOUR, HOUR + 1_000)).toBeNull();
    expect(windowOf('x', undefined)).toBeNull();
  });
});
