import { FakeClock, silentLogger } from '#libs/testing';
import type { RunReport, RunRequest, ScoresService } from '../scores/scores.service.js';
import { ScheduleService } from './schedule.service.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TEN = Date.UTC(2026, 10, 24, 10);

describe('ScheduleService', () => {
  let clock: FakeClock;
  let runs: RunRequest[];
  let outcome: (request: RunRequest) => Promise<Pick<RunReport, 'failed'>>;
  let schedule: ScheduleService;

  const tickAt = async (time: number) => {
    clock.set(time);
    runs = [];
    await schedule.tick();
    return runs.map(run => run.zones);
  };

  beforeEach(() => {
    clock = new FakeClock(TEN);
    runs = [];
    outcome = async () => ({ failed: [] });
    const scores = {
      run: async (request: RunRequest) => {
        runs.push(request);
        return { asOf: 0, zones: 1, revisions: 1, durationMs: 1, ...(await outcome(request)) };
      },
    } as unknown as ScoresService;
    schedule = new ScheduleService(scores, clock, silentLogger());
  });

  it('scores all zones at once and then once an hour, when its windows have settled', async () => {
    expect(await tickAt(TEN + 20 * MINUTE)).toEqual([null]);
    expect(await tickAt(TEN + 59 * MINUTE)).toEqual([]);
    expect(await tickAt(TEN + HOUR + 80_000)).toEqual([]);
    expect(await tickAt(TEN + HOUR + 90_000)).toEqual([null]);
    expect(await tickAt(TEN + HOUR + 100_000)).toEqual([]);
  });

  it('scores zones with late windows again, two minutes apart', async () => {
    await tickAt(TEN + 20 * MINUTE);
    const change = { zone: 'a', tier: 'hour' as const, to: TEN, devices: [], at: TEN };
    schedule.windowsChanged({ ...change, from: TEN - HOUR });
    schedule.windowsChanged({ ...change, zone: 'b', from: TEN });
    schedule.windowsChanged({ ...change, zone: 'c', tier: 'minute', from: TEN - HOUR });
    // The day that is not over enters no score yet.
    schedule.windowsChanged({ ...change, zone: 'd', tier: 'day', from: Date.UTC(2026, 10, 23, 17) });
    expect(await tickAt(TEN + 21 * MINUTE)).toEqual([]);
    expect(await tickAt(TEN + 22 * MINUTE)).toEqual([['a']]);
    expect(await tickAt(TEN + 24 * MINUTE)).toEqual([]);
  });

  it('follows changes of the registry, of a zone or of everything', async () => {
    await tickAt(TEN + 20 * MINUTE);
    schedule.registryChanged({ kind: 'facts', zone: 'a', at: TEN });
    expect(await tickAt(TEN + 22 * MINUTE)).toEqual([['a']]);
    schedule.registryChanged({ kind: 'limits', zone: null, at: TEN });
    expect(await tickAt(TEN + 23 * MINUTE)).toEqual([]);
    expect(await tickAt(TEN + 24 * MINUTE)).toEqual([null]);
  });

  it('tries failed zones again soon, and less and less often', async () => {
    outcome = async () => ({ failed: [{ zone: 'a', message: 'down' }] });
    await tickAt(TEN);
    expect(schedule.verdict().status).toBe('degraded');
    expect(await tickAt(TEN + 4_999)).toEqual([]);
    expect(await tickAt(TEN + 5_000)).toEqual([['a']]);
    expect(await tickAt(TEN + 14_999)).toEqual([]);
    outcome = async () => ({ failed: [] });
    expect(await tickAt(TEN + 15_000)).toEqual([['a']]);
    expect(schedule.verdict()).toEqual({ status: 'up' });
  });

  it.each([
    ['scheduled', () => undefined],
    ['changed', () => schedule.registryChanged({ kind: 'limits', zone: null, at: TEN })],
  ])('forgets no %s run that failed', async (trigger, cause) => {
    if (trigger === 'changed') await tickAt(TEN - HOUR / 2);
    cause();
    outcome = async () => Promise.reject(new Error('registry down'));
    expect(await tickAt(TEN)).toEqual([null]);
    expect(schedule.verdict()).toEqual({ status: 'degraded', detail: 'registry down' });
    outcome = async () => ({ failed: [] });
    expect(await tickAt(TEN + 5_000)).toEqual([null]);
    expect(await tickAt(TEN + 10_000)).toEqual([]);
  });

  it('never runs twice at the same time', async () => {
    let release: () => void = () => undefined;
    outcome = () =>
      new Promise(resolve => {
        release = () => {
          resolve({ failed: [] });
        };
      });
    const first = schedule.tick();
    const second = schedule.tick();
    await Promise.resolve();
    expect(runs).toHaveLength(1);
    release();
    await Promise.all([first, second]);
    expect(runs).toHaveLength(1);
  });
});
