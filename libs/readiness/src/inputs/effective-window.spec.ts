import { effectiveWindow } from './effective-window.js';

const DAY = 86_400_000;
/** 2026-11-24 10:00 UTC, 17:00 local. */
const asOf = Date.UTC(2026, 10, 24, 10);
const localMidnight = Date.UTC(2026, 10, 23, 17);

describe('effectiveWindow', () => {
  it('ends with the last full hour or local day', () => {
    const first = asOf - 400 * DAY;
    expect(effectiveWindow({ asOf, firstReadingAt: first }, 'hour', 30).to).toBe(asOf);
    expect(effectiveWindow({ asOf, firstReadingAt: first }, 'day', 30).to).toBe(localMidnight);
  });

  it('is the indicator’s own window once the zone is old enough', () => {
    const window = effectiveWindow({ asOf, firstReadingAt: asOf - 400 * DAY }, 'hour', 365);
    expect(window).toEqual({ from: asOf - 365 * DAY, to: asOf, days: 365, rampUp: false, covered: 1 });
  });

  it('shortens to the time since the first reading and says so', () => {
    const window = effectiveWindow({ asOf, firstReadingAt: asOf - 30 * DAY + 60_000 }, 'hour', 365);
    expect(window).toMatchObject({ days: 30, rampUp: true, covered: 1 });
  });

  it('is never shorter than 7 days, and counts what is not there', () => {
    const young = effectiveWindow({ asOf, firstReadingAt: asOf - 2 * DAY }, 'hour', 365);
    expect(young).toMatchObject({ days: 7, rampUp: true, from: asOf - 7 * DAY });
    expect(young.covered).toBeCloseTo(2 / 7, 9);
    expect(effectiveWindow({ asOf, firstReadingAt: null }, 'hour', 30)).toMatchObject({
      days: 7,
      covered: 0,
    });
    expect(effectiveWindow({ asOf, firstReadingAt: asOf + 60_000 }, 'day', 30).covered).toBe(0);
  });
});
