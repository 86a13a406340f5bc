import { QueryClient } from '@tanstack/react-query';
import { applyReadings } from './apply-readings.js';
import { type Heard, heardKey } from './heard.js';
import { channelKey, type LatestMap, latestKey } from './latest.js';

const ZONE = 'trang-due';
const DEVICE = 'trang-due-weather-01';
const reading = (time: number, value: number, zone = ZONE) => ({
  zone,
  device: DEVICE,
  metric: 'met.temp',
  value,
  time,
  flag: 1,
});
const known = (): LatestMap =>
  new Map([
    [
      channelKey(DEVICE, 'met.temp'),
      { device: DEVICE, metric: 'met.temp', value: 20, timeMs: 1_000, flag: 1, cadenceSeconds: 300 },
    ],
  ]);

describe('applyReadings', () => {
  it('takes newer values, keeps the cadence, and lets older ones pass', () => {
    const queries = new QueryClient();
    queries.setQueryData(latestKey(ZONE), known());
    applyReadings(queries, [reading(2_000, 21), reading(500, 19)]);
    expect(
      queries.getQueryData<LatestMap>(latestKey(ZONE))?.get(channelKey(DEVICE, 'met.temp')),
    ).toMatchObject({
      value: 21,
      timeMs: 2_000,
      cadenceSeconds: 300,
    });
  });

  it('does not invent the values of a zone that nobody has asked for', () => {
    const queries = new QueryClient();
    applyReadings(queries, [reading(2_000, 21)]);
    expect(queries.getQueryData(latestKey(ZONE))).toBeUndefined();
  });

  it('remembers when each zone was last heard', () => {
    const queries = new QueryClient();
    applyReadings(queries, [reading(2_000, 21), reading(3_000, 5, 'an-duong')]);
    applyReadings(queries, [reading(1_500, 20)]);
    expect(queries.getQueryData<Heard>(heardKey)).toEqual({ [ZONE]: 2_000, 'an-duong': 3_000 });
  });
});
