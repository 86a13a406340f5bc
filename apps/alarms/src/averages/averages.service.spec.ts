import { AppError } from '#libs/runtime';
import { FakeClock } from '#libs/testing';
import { Quality } from '#libs/telemetry';
import { planDevices } from '../directory/plan-devices.js';
import { versionsByRule } from '../rule-versions/versions-by-rule.js';
import { aDevice, aRule, METRICS } from '../test/alarms.builder.js';
import { averagesOf, storedReadings } from '../test/averages.builder.js';
import { InMemoryTrackStore } from '../test/in-memory-track.store.js';
import { evaluateTrack } from '../tracks/evaluate-track.js';
import type { JudgedPack, JudgedRow } from '../tracks/judged-pack.js';
import { routePacks } from '../tracks/route-packs.js';
import { emptyTrack, trackName } from '../tracks/track.js';
import type { AveragesService } from './averages.service.js';

const MINUTE = 60_000;
const clock = new FakeClock();
const NOW = clock.now();
/** The mean of a quarter of an hour at 10 or more; a reading is due every minute. */
const device = aDevice({ channels: [{ metric: 'power.voltage', cadenceSeconds: 60 }] });
const rule = aRule({ averaging: 'mean-15min', onDelaySeconds: 0 });
const plans = planDevices(
  versionsByRule([rule]),
  { devices: [device], metrics: METRICS, facts: [], limits: [] },
  NOW,
);
const findPlan = (id: string) => plans.get(id);

const row = (minutesAgo: number, voltage: number, flag?: Quality): JudgedRow => ({
  t: NOW - minutesAgo * MINUTE,
  values: { 'power.voltage': voltage },
  ...(flag && { flags: { 'power.voltage': flag } }),
});
const minutes = (from: number, to: number, voltage: number) =>
  Array.from({ length: from - to + 1 }, (_, i) => row(from - i, voltage));

describe('AveragesService', () => {
  let store: InMemoryTrackStore;
  let averages: AveragesService;

  beforeEach(() => {
    store = new InMemoryTrackStore();
    averages = averagesOf(clock);
  });

  async function send(rows: readonly JudgedRow[], overrides: Partial<JudgedPack> = {}) {
    const pack = { device: device.id, boot: 1, lane: 'live' as const, receivedAt: NOW, rows, ...overrides };
    const judged = await averages.take([pack], routePacks([pack], findPlan), findPlan);
    await store.update(
      judged.map(({ key }) => key),
      known =>
        judged.map(({ key, plan, rows: own, averages: means }) => ({
          key,
          ...evaluateTrack(plan, key, known.get(trackName(key)) ?? emptyTrack(), own, means),
        })),
      NOW,
    );
  }
  const told = () =>
    store.changes.map(({ kind, alarm }) => [kind, (NOW - alarm.raisedAt) / MINUTE, alarm.value]);

  it('raises once the mean is over the limit, and clears by the mean', async () => {
    await send(minutes(40, 26, 5));
    await send([row(25, 50)]);
    expect(told()).toEqual([]);
    await send([row(24, 50)]);
    expect(told()).toEqual([['raised', 24, 11]]);
    await send(minutes(23, 5, 5));
    expect(told().map(([kind]) => kind)).toEqual(['raised', 'cleared']);
  });

  it('changes nothing when readings come again', async () => {
    const rows = [...minutes(40, 26, 5), row(25, 50), row(24, 50)];
    await send(rows);
    await send(rows);
    await send(rows.toReversed());
    expect(told()).toEqual([['raised', 24, 11]]);
  });

  it('goes on after a restart with what is stored', async () => {
    const rows = [...minutes(40, 26, 5), row(25, 50)];
    await send(rows);
    averages = averagesOf(clock, storedReadings([...rows, row(24, 50)]));
    await send([row(24, 50)]);
    expect(told()).toEqual([['raised', 24, 11]]);
  });

  it('judges the mean of now again when readings come late, more than an hour as well', async () => {
    await send([...minutes(14, 8, 5), ...minutes(6, 0, 5)]);
    await send([row(7, 200)]);
    expect(told()).toEqual([['raised', 0, 18]]);
    store = new InMemoryTrackStore();
    averages = averagesOf(clock);
    await send([...minutes(14, 8, 5), ...minutes(6, 0, 5)]);
    await send([row(7, 200)], { lane: 'history' });
    expect(store.changes.map(({ alarm }) => alarm.late)).toEqual([false]);
  });

  it('follows a judgement that comes afterwards', async () => {
    await send([...minutes(14, 8, 5), row(7, 200), ...minutes(6, 0, 5)]);
    expect(told()).toEqual([['raised', 3, 21.25]]);
    await send([row(7, 200, Quality.Fail)], { rejudged: true });
    expect(told().at(-1)?.[0]).toBe('cleared');
  });

  it('records what a run of history shows by itself, as late', async () => {
    await send(minutes(40, 20, 12), { lane: 'history' });
    expect(store.changes.map(({ kind, alarm }) => [kind, alarm.late])).toEqual([['raised', true]]);
  });

  it('reads devices of the same means together', async () => {
    const others = Array.from({ length: 20 }, (_, i) => aDevice({ ...device, id: `meter-${i}` }));
    const known = { devices: others, metrics: METRICS, facts: [], limits: [] };
    const many = planDevices(versionsByRule([rule]), known, NOW);
    const asked: number[] = [];
    const { readDevices } = storedReadings(minutes(14, 1, 12));
    averages = averagesOf(clock, {
      readDevices: query => {
        asked.push(query.devices.length);
        return readDevices(query);
      },
    });
    const packs = others.map(({ id }) => ({
      ...{ device: id, boot: 1, lane: 'live' as const, receivedAt: NOW, rows: [row(0, 12)] },
    }));
    const taken = await averages.take(
      packs,
      routePacks(packs, id => many.get(id)),
      id => many.get(id),
    );
    expect(asked).toEqual([16, 4]);
    const [planned] = many.get('meter-0')?.metrics[0]?.rules ?? [];
    expect(planned && taken.map(({ averages: means }) => means.at(planned, NOW))).toEqual(
      others.map(() => 12),
    );
  });

  it('does without what is stored while it cannot be read', async () => {
    const away = new AppError('TIMESERIES.UNAVAILABLE', 'away', { retryable: true });
    averages = averagesOf(clock, { readDevices: () => Promise.reject(away) });
    await send(minutes(14, 0, 12));
    expect(told()[0]?.[0]).toBe('raised');
  });
});
