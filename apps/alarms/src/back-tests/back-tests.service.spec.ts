import type { AlarmRule, Device } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { FakeClock, silentLogger } from '#libs/testing';
import { Quality } from '#libs/telemetry';
import { CadenceBook } from '../cadences/cadence-book.js';
import { DirectoryService } from '../directory/directory.service.js';
import type { StoredReadings } from '../missed/missed.ports.js';
import { aDevice, aRule, aVersion, METRICS } from '../test/alarms.builder.js';
import { storedReadings } from '../test/averages.builder.js';
import type { JudgedRow } from '../tracks/judged-pack.js';
import { BackTestsService } from './back-tests.service.js';

const MINUTE = 60_000;
const clock = new FakeClock();
const NOW = clock.now();
const ALL = { from: NOW - 60 * MINUTE, to: NOW };

const row = (minutesAgo: number, voltage: number): JudgedRow => ({
  t: NOW - minutesAgo * MINUTE,
  values: { 'power.voltage': voltage },
});
const minutes = (from: number, to: number, voltage: number) =>
  Array.from({ length: from - to + 1 }, (_, i) => row(from - i, voltage));
const every60s = [{ metric: 'power.voltage', cadenceSeconds: 60 }];

async function serviceOf(
  stored: Pick<StoredReadings, 'read'>,
  {
    rules = [aRule()],
    devices = [aDevice({ channels: every60s })],
  }: { rules?: AlarmRule[]; devices?: Device[] } = {},
) {
  const registry = { read: async () => ({ rules, devices, metrics: METRICS, facts: [], limits: [] }) };
  const own = [aVersion({ zone: 'other', definition: { ...aVersion().definition, set: 40 } })];
  const directory = new DirectoryService(registry, { list: async () => own }, clock, silentLogger());
  await directory.load();
  const cadences = new CadenceBook({ read: async () => [] });
  return new BackTestsService({ directory, cadences, stored, lag: () => 0, clock, logger: silentLogger() });
}

async function run(
  service: BackTestsService,
  request: Partial<Parameters<BackTestsService['start']>[0]> = {},
) {
  const { id } = service.start({ rule: 'voltage-high', changes: {}, ...ALL, ...request });
  await service.settled();
  return service.find(id);
}

describe('BackTestsService', () => {
  // Raised at minute 39 for 90 s, at 19 until the end.
  const rows = [
    ...minutes(50, 41, 5),
    row(40, 11),
    row(39, 12),
    row(37.5, 5),
    ...minutes(36, 21, 5),
    ...minutes(20, 1, 13),
  ];

  it('says how often, how long and how briefly, and lists each', async () => {
    const test = await run(await serviceOf(storedReadings(rows)));
    expect(test).toMatchObject({ state: 'done', progress: 1, source: 'raw', ...ALL, episodesLeftOut: 0 });
    expect(test?.total).toEqual({
      ...{
        devices: 1,
        readings: rows.length,
        compared: rows.length,
        episodes: 2,
        open: 1,
        underTwoMinutes: 1,
      },
      ...{ firstReading: NOW - 50 * MINUTE, lastReading: NOW - MINUTE, hours: 1, hoursWithReadings: 1 },
      ...{ totalSeconds: 90 + 19 * 60, longestSeconds: 19 * 60 },
    });
    expect(test?.zones).toMatchObject([
      { zone: 'zone', episodes: 2, firstReading: NOW - 50 * MINUTE, lastReading: NOW - MINUTE },
    ]);
    expect(test?.episodes).toMatchObject([
      { raisedAt: NOW - 39 * MINUTE, clearedAt: NOW - 37.5 * MINUTE, seconds: 90, value: 12, limit: 10 },
      { raisedAt: NOW - 19 * MINUTE, clearedAt: null, value: 13 },
    ]);
  });

  it('says in how many hours of the span there was anything to look at, and how much of it could be compared', async () => {
    const hourly = [minutes(20 * 60, 20 * 60, 5), minutes(3 * 60, 3 * 60, 5), minutes(30, 29, 11)].flat();
    const fail = { ...row(28, 11), flags: { 'power.voltage': Quality.Fail } };
    const span = { from: NOW - 24 * 60 * MINUTE, to: NOW };
    const test = await run(await serviceOf(storedReadings([...hourly, fail])), span);
    expect(test).toMatchObject({ longestGapSeconds: 1_800 });
    expect(test?.total).toMatchObject({
      ...{ readings: 5, compared: 4, hours: 24, hoursWithReadings: 3 },
      ...{ firstReading: NOW - 20 * 60 * MINUTE, lastReading: NOW - 28 * MINUTE },
    });
    const none = await run(await serviceOf(storedReadings()), span);
    expect(none?.total).toMatchObject({
      hours: 24,
      hoursWithReadings: 0,
      firstReading: null,
      lastReading: null,
    });
  });

  it('counts no mean of which too little is known as compared', async () => {
    const rules = [aRule({ averaging: 'mean-1h', onDelaySeconds: 0 })];
    const every20 = Array.from({ length: 12 }, (_, i) => row(20 * (12 - i), 11));
    const test = await run(await serviceOf(storedReadings(every20), { rules }), { from: NOW - 240 * MINUTE });
    expect(test?.total).toMatchObject({ readings: 12, compared: 0, episodes: 0, hoursWithReadings: 4 });
  });

  it('tests a draft, and each zone by what holds there', async () => {
    const devices = ['zone', 'other'].map(zone =>
      aDevice({ id: `${zone}-power-01`, zone, channels: every60s }),
    );
    const service = await serviceOf(storedReadings(rows), { devices });
    expect((await run(service))?.zones.map(({ zone, episodes }) => [zone, episodes])).toEqual([
      ['zone', 2],
      ['other', 0],
    ]);
    const draft = await run(service, { zones: ['zone'], changes: { set: 12.5, clear: 8 } });
    expect(draft?.total.episodes).toBe(1);
    expect(draft?.zones[0]?.definition).toMatchObject({ set: 12.5 });
  });

  it('averages with the readings before the first one that is tested', async () => {
    const mean = aRule({ averaging: 'mean-15min', onDelaySeconds: 0 });
    const service = await serviceOf(storedReadings(minutes(90, 0, 11)), { rules: [mean] });
    const test = await run(service);
    expect(test?.episodes).toMatchObject([{ raisedAt: ALL.from, value: 11 }]);
    expect(test?.total).toMatchObject({ readings: 60, compared: 60 });
  });

  it('lists no more episodes than it says, and counts all', async () => {
    const often = Array.from({ length: 2_000 }, (_, i) => ({
      ...row(0, i % 2 === 0 ? 11 : 5),
      t: NOW - (2_000 - i) * MINUTE,
    }));
    const service = await serviceOf(storedReadings(often), { rules: [aRule({ onDelaySeconds: 0 })] });
    const test = await run(service, { from: NOW - 2_000 * MINUTE });
    expect(test).toMatchObject({ total: { episodes: 1_000 }, episodesLeftOut: 500 });
    expect(test?.episodes).toHaveLength(500);
  });

  it('tells why it failed, and goes on with the next', async () => {
    const away = new AppError('TIMESERIES.UNAVAILABLE', 'away', { retryable: true });
    const service = await serviceOf({ read: () => Promise.reject(away) });
    expect(await run(service)).toMatchObject({ state: 'failed', fault: { code: 'TIMESERIES.UNAVAILABLE' } });
    expect(await run(service)).toMatchObject({ state: 'failed' });
  });

  it('refuses what cannot be tested', async () => {
    const service = await serviceOf(storedReadings());
    const start = (request: object) => () =>
      service.start({ rule: 'voltage-high', changes: {}, ...ALL, ...request });
    const code = (request: object): unknown => {
      try {
        return start(request)().id;
      } catch (error) {
        return (error as AppError).code;
      }
    };
    expect(code({ rule: 'none' })).toBe('ALARM_RULE.UNKNOWN');
    expect(code({ changes: { set: 7 } })).toBe('ALARM_RULE.INVALID');
    expect(code({ zones: ['nowhere'] })).toBe('ALARM_RULE.INVALID');
    expect(code({ from: NOW })).toBe('REQUEST.INVALID');
    expect(code({ from: NOW - 91 * 86_400_000 })).toBe('REQUEST.INVALID');
    const silent = await serviceOf(storedReadings(), { rules: [aRule({ metric: 'data.silence' })] });
    expect(() => silent.start({ rule: 'voltage-high', changes: {}, ...ALL })).toThrow(/silence/);
  });

  it('has an end of what waits', async () => {
    const service = await serviceOf(storedReadings());
    const start = () => service.start({ rule: 'voltage-high', changes: {}, ...ALL });
    for (let i = 0; i < 5; i++) start();
    expect(start).toThrow(expect.objectContaining({ code: 'ALARM_BACK_TEST.BUSY' }) as Error);
    await service.settled();
    expect(start().state).toBe('waiting');
    await service.settled();
  });
});
