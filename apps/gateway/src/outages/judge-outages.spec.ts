import { judgeOutages } from './judge-outages.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Noon in Hải Phòng. */
const NOON = Date.UTC(2026, 5, 1, 5);

const feeder = { id: 'z-power-01', origin: 'simulated', ratings: {} } as const;
const hour = (day: number, seconds: number) => ({
  ...{ device: feeder.id, time: NOON + day * DAY_MS, n: 1, value: seconds, min: seconds, max: seconds },
});
const told = (day: number, seconds: number) => ({
  ...{ device: feeder.id, to: NOON + day * DAY_MS + HOUR_MS / 2, seconds },
});

describe('judgeOutages', () => {
  it('says when an outage began, and which are too short to count', () => {
    const { items } = judgeOutages([feeder], [told(0, 300), told(1, 301)], []);
    expect(items.map(({ kind, seconds, from, to }) => [kind, seconds, to - from])).toEqual([
      ['sustained', 301, 301_000],
      ['momentary', 300, 300_000],
    ]);
    expect(items[0]?.simulated).toBe(true);
  });

  it('does not know what a major event is before twenty days with an outage', () => {
    const hours = Array.from({ length: 19 }, (_, day) => hour(day, 600 + day));
    expect(judgeOutages([feeder], [told(0, 600)], hours)).toMatchObject({
      ...{ outageDays: 19, majorEvents: 'unknown', items: [{ majorEvent: null }] },
    });
  });

  it('calls a day a major event that is far from the others', () => {
    const hours = [...Array.from({ length: 30 }, (_, day) => hour(day, 600 + 10 * day)), hour(30, 80_000)];
    const { items, majorEvents } = judgeOutages(
      [feeder],
      [told(3, 630), told(30, 80_000), told(30, 10)],
      hours,
    );
    expect(majorEvents).toBe('known');
    expect(items.map(({ seconds, majorEvent }) => [seconds, majorEvent])).toEqual([
      [80_000, true],
      [10, false],
      [630, false],
    ]);
  });
});
