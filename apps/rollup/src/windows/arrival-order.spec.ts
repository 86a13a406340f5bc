import fc from 'fast-check';
import type { Lane, Metric } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { Quality, windowStart } from '#libs/telemetry';
import { FakeClock } from '#libs/testing';
import { aMetric, aRollup, Stores } from '../test/rollup.builder.js';

const METRICS: Metric[] = [
  aMetric('m.level', 'm', 'mean'),
  aMetric('m.count', 'm', 'increase'),
  aMetric('m.noise', 'm', 'energy-mean'),
  aMetric('m.wind', 'm', 'vector-mean'),
  aMetric('m.rain', 'm', 'sum'),
];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Local midnight. */
const BASE = windowStart('day', Date.UTC(2026, 5, 10));
const ZONE = 'zone';
const DEVICE = 'zone-device-01';
const AWAY = new AppError('TEST.AWAY', 'away', { retryable: true });
const CHECKPOINT = { streamCreatedAt: 0, sequence: 1, committedAt: 0 };

interface Reading {
  readonly time: number;
  readonly metric: string;
  readonly value: number;
  readonly flag: Quality;
}

/** Times cluster, so that windows have several readings, and lie up to three days apart. */
const time = fc
  .record({
    day: fc.integer({ min: 0, max: 2 }),
    hour: fc.constantFrom(0, 1, 2, 9, 23),
    minute: fc.constantFrom(0, 1, 30, 59),
    second: fc.constantFrom(0, 10, 59),
  })
  .map(({ day, hour, minute, second }) => BASE + day * DAY + hour * HOUR + minute * 60_000 + second * 1_000);
const reading: fc.Arbitrary<Reading> = fc.record({
  time,
  // Counters depend on their neighbours: most readings are theirs.
  metric: fc.constantFrom('m.count', 'm.count', 'm.count', ...METRICS.map(metric => metric.id)),
  value: fc.double({ min: 0, max: 360, noNaN: true }),
  flag: fc.constantFrom<Quality>(Quality.Pass, Quality.Pass, Quality.Pass, Quality.Suspect, Quality.Fail),
});
const readings = fc.uniqueArray(reading, {
  minLength: 10,
  maxLength: 60,
  size: 'max',
  selector: ({ time: at, metric }) => `${at}|${metric}`,
});

function store(stores: Stores, { time: at, metric, value, flag }: Reading): void {
  const field = metric.replaceAll('.', '_');
  const values = flag === Quality.Pass ? { [field]: value } : { [field]: value, [`${field}_qc`]: flag };
  stores.raw.put(flag === Quality.Fail ? 'm_rejected' : 'm', DEVICE, at, values);
}

function groupOf(some: readonly Reading[], lane: Lane) {
  const rows = some.map(({ time: t, metric, value }) => ({ t, values: { [metric]: value } }));
  return { zone: ZONE, committedAt: 0, packs: [{ device: DEVICE, lane, rows }] };
}

async function atOnce(all: readonly Reading[]): Promise<Stores> {
  const stores = new Stores();
  const rollup = await aRollup(METRICS, stores, new FakeClock(BASE + 10 * DAY));
  for (const one of all) store(stores, one);
  await rollup.readings.accept([groupOf(all, 'history')], CHECKPOINT);
  await rollup.settle();
  return stores;
}

const arrival = fc.record({
  all: readings,
  order: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
  cuts: fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 12 }),
      lane: fc.constantFrom<Lane>('live', 'history'),
      /** What happens after the piece arrived: nothing yet, its windows are written, or a crash. */
      then: fc.constantFrom(
        'wait',
        'settle',
        'overlap',
        'outage',
        'marks-outage',
        'crash',
        'crash-after-write',
      ),
    }),
    { minLength: 60, maxLength: 60 },
  ),
});

describe('arrival order', () => {
  it('never changes a window, whatever the pieces, lanes, flushes and crashes between them', async () => {
    await fc.assert(
      fc.asyncProperty(arrival, async ({ all, order, cuts }) => {
        const expected = await atOnce(all);
        const shuffled = all
          .map((one, index) => ({ one, key: order[index] as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const stores = new Stores();
        const clock = new FakeClock(BASE + 10 * DAY);
        let rollup = await aRollup(METRICS, stores, clock);
        let taken = 0;
        let running: Promise<unknown> = Promise.resolve();
        for (const { size, lane, then } of cuts) {
          const some = shuffled.slice(taken, taken + size);
          if (some.length === 0) break;
          taken += size;
          for (const one of some) store(stores, one);
          await rollup.readings.accept([groupOf(some, lane)], CHECKPOINT);
          await running;
          if (then === 'overlap') {
            // The next piece arrives while this one's windows are computed.
            clock.advance(20_000);
            running = rollup.flush.runOnce();
          }
          if (then === 'settle') await rollup.settle();
          if (then === 'marks-outage') {
            clock.advance(20_000);
            stores.dirty.failure = AWAY;
            await rollup.flush.runOnce();
            stores.dirty.failure = undefined;
          }
          if (then === 'outage' || then === 'crash-after-write') {
            clock.advance(20_000);
            stores.windows.failNext =
              then === 'outage'
                ? { when: 'before', error: AWAY }
                : { when: 'after', error: new Error('the process was killed') };
            await rollup.flush.runOnce().catch(() => undefined);
          }
          if (then.startsWith('crash')) rollup = await aRollup(METRICS, stores, clock);
        }
        await running;
        await rollup.settle();
        expect(sorted(stores)).toEqual(sorted(expected));
        expect(stores.dirty.marks.size).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the day what its readings say', async () => {
    await fc.assert(
      fc.asyncProperty(readings, async all => {
        const { windows } = await atOnce(all);
        for (const tier of ['minute', 'hour', 'day'] as const) {
          for (const { id: metric } of METRICS) {
            const mine = all.filter(one => one.metric === metric).toSorted((a, b) => a.time - b.time);
            for (const start of new Set(mine.map(one => windowStart(tier, one.time)))) {
              const inside = mine.filter(one => windowStart(tier, one.time) === start);
              const field = metric.replaceAll('.', '_');
              const stored = windows.windows.get(`${tier}|m|${DEVICE}|${start}`) ?? {};
              const used = inside.filter(one => one.flag !== Quality.Fail);
              expect(stored[`${field}_n`]).toBe(used.length);
              expect(stored[`${field}_f`] ?? 0).toBe(inside.length - used.length);
              expect(stored[`${field}_s`] ?? 0).toBe(
                inside.filter(one => one.flag === Quality.Suspect).length,
              );
              if (metric === 'm.count')
                expect(stored[`${field}_inc`]).toBeCloseToOrAbsent(increase(mine, used));
              if (metric === 'm.rain') {
                const total = used.reduce((sum, one) => sum + one.value, 0);
                expect(stored[`${field}_sum`]).toBeCloseToOrAbsent(used.length === 0 ? undefined : total);
              }
              if (metric === 'm.level') {
                const total = used.reduce((sum, one) => sum + one.value, 0);
                expect(stored[`${field}_mean`]).toBeCloseToOrAbsent(
                  used.length === 0 ? undefined : total / used.length,
                );
              }
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Growth that ends in the window, step by step; a step over more than a day is unknown. */
function increase(mine: readonly Reading[], used: readonly Reading[]): number | undefined {
  if (used.length === 0) return undefined;
  const good = mine.filter(one => one.flag !== Quality.Fail);
  return used.reduce((sum, one) => {
    const before = good[good.indexOf(one) - 1];
    if (before === undefined || one.time - before.time > DAY) return sum;
    if (one.value >= before.value) return sum + one.value - before.value;
    return before.value - one.value <= before.value * 0.02 ? sum : sum + one.value;
  }, 0);
}

function sorted({ windows }: Stores): Array<[string, Record<string, number>]> {
  return [...windows.windows].sort(([a], [b]) => (a < b ? -1 : 1));
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to name a matcher of our own
  namespace jest {
    interface Matchers<R> {
      toBeCloseToOrAbsent(expected: number | undefined): R;
    }
  }
}

expect.extend({
  toBeCloseToOrAbsent(actual: number | undefined, expected: number | undefined) {
    const pass =
      expected === undefined
        ? actual === undefined
        : actual !== undefined && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    return { pass, message: () => `got ${actual}, wanted ${expected}` };
  },
});
