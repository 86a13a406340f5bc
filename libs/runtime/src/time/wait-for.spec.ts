import { waitFor } from './wait-for.js';

describe('waitFor', () => {
  it('resolves after the time', async () => {
    const begun = performance.now();
    await waitFor(20);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(19);
  });

  it.each(['before', 'during'])('resolves at once when the signal is aborted %s the wait', async when => {
    const stop = new AbortController();
    if (when === 'before') stop.abort();
    const begun = performance.now();
    const waiting = waitFor(10_000, stop.signal);
    stop.abort();
    await waiting;
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
