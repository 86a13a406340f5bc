import { now, observeServerTime } from './clock.js';

describe('now', () => {
  afterEach(() => observeServerTime(Date.now()));

  it('follows the server where the own clock is wrong', () => {
    observeServerTime(Date.now() + 600_000);
    expect(now() - Date.now()).toBeGreaterThan(590_000);
  });

  it('leaves small differences alone', () => {
    observeServerTime(Date.now() + 900);
    expect(Math.abs(now() - Date.now())).toBeLessThan(50);
  });
});
