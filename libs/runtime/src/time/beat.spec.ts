import { Beat } from './beat.js';

describe('Beat', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('leaves a turn out while the one before is under way, and waits for it when it stops', async () => {
    let begun = 0;
    let finish: () => void = () => undefined;
    const beat = new Beat(1_000, () => {
      begun += 1;
      return new Promise(resolve => {
        finish = resolve;
      });
    });
    beat.start();
    await jest.advanceTimersByTimeAsync(3_500);
    expect(begun).toBe(1);
    finish();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(begun).toBe(2);
    let stopped = false;
    const stopping = beat.stop().then(() => {
      stopped = true;
    });
    await jest.advanceTimersByTimeAsync(5_000);
    expect([begun, stopped]).toEqual([2, false]);
    finish();
    await stopping;
    expect(stopped).toBe(true);
  });
});
