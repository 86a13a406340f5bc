import { Quality } from '#libs/telemetry';
import { windowReadings } from './window-readings.js';

const reading = (time: number, value: number, over: { device?: string; flag?: Quality } = {}) => ({
  device: 'a',
  flag: Quality.Pass as Quality,
  time,
  value,
  ...over,
});
const none = new Map<string, number>();

describe('windowReadings', () => {
  it('counts a counter from the reading before, per device, and over a reset', () => {
    const readings = [
      reading(0, 110),
      reading(60_000, 125),
      reading(120_000, 5),
      reading(0, 50, { device: 'b' }),
      reading(30_000, 53, { device: 'b' }),
    ];
    const previous = new Map([['a', 100]]);
    expect(
      windowReadings(readings, 60_000, 'increase', previous).map(({ device, time, value }) => [
        device,
        time,
        value,
      ]),
    ).toEqual([
      ['a', 0, 10],
      ['a', 60_000, 15],
      ['a', 120_000, 5],
      ['b', 0, 3],
    ]);
  });

  it('leaves failed readings out of the value and counts them', () => {
    const readings = [
      reading(0, 10),
      reading(1, 999, { flag: Quality.Fail }),
      reading(2, 20, { flag: Quality.Suspect }),
    ];
    expect(windowReadings(readings, 60_000, 'mean', none)).toEqual([
      { device: 'a', time: 0, n: 2, value: 15, min: 10, max: 20, suspect: 1, fail: 1, source: 'raw' },
    ]);
  });

  it('gives every reading as it is without a step', () => {
    expect(windowReadings([reading(7, 1), reading(8, 2)], 0, 'mean', none).map(piece => piece.time)).toEqual([
      7, 8,
    ]);
  });
});
