import fc from 'fast-check';
import type { AlarmAveraging } from '#libs/contracts';
import { Quality } from '#libs/telemetry';
import { averageOf, type AveragedMetric } from './average-of.js';
import { ReadingWindow } from './reading-window.js';

const MINUTE = 60_000;
const STEP = 5 * MINUTE;
/** 12:00 in Hải Phòng. */
const NOON = Date.parse('2026-06-01T12:00:00+07:00');

type Sent = readonly [minutesAgo: number, value: number, flag?: Quality];

function metricOf(sent: readonly Sent[], kind: AveragedMetric['kind'] = 'mean'): AveragedMetric {
  const window = new ReadingWindow();
  for (const [ago, value, flag] of sent) window.put(NOON - ago * MINUTE, value, flag);
  const due = (from: number, to: number) => Math.floor(to / STEP) - Math.ceil(from / STEP) + 1;
  return { window, kind, due };
}

const of = (averaging: AlarmAveraging, metric: AveragedMetric, suspect: 'count' | 'ignore' = 'count') =>
  averageOf(metric, { averaging, suspect, atMs: NOON });

/** A value every five minutes, from so many minutes ago until now. */
const steady = (fromMinutesAgo: number, value: number, toMinutesAgo = 0): Sent[] =>
  Array.from({ length: (fromMinutesAgo - toMinutesAgo) / 5 + 1 }, (_, i) => [fromMinutesAgo - i * 5, value]);

describe('averageOf', () => {
  it('takes the readings after the beginning and up to now, and none that are later', () => {
    const sent: Sent[] = [[60, 1_000], ...steady(55, 10), [-5, 1_000]];
    expect(of('mean-1h', metricOf(sent))).toBe(10);
    expect(of('mean-15min', metricOf([[15, 1_000], ...steady(10, 10)]))).toBe(10);
  });

  it('says nothing with less than three quarters of what was due', () => {
    expect(of('mean-1h', metricOf(steady(40, 10)))).toBe(10);
    expect(of('mean-1h', metricOf(steady(35, 10)))).toBeUndefined();
  });

  it('leaves out what failed, and what is doubted only where the rule says so', () => {
    const sent: Sent[] = [...steady(55, 10, 10), [5, 1_000, Quality.Fail], [0, 120, Quality.Suspect]];
    expect(of('mean-1h', metricOf(sent))).toBe(20);
    expect(of('mean-1h', metricOf(sent), 'ignore')).toBe(10);
  });

  it('averages sound levels by their energy', () => {
    expect(of('mean-15min', metricOf([...steady(10, 60, 5), [0, 70]], 'energy-mean'))).toBeCloseTo(66.02, 2);
  });

  it('averages a day by its valid hours, of which 18 are needed', () => {
    expect(of('mean-24h', metricOf([...steady(24 * 60 - 5, 10, 60), ...steady(55, 34)]))).toBe(11);
    expect(of('mean-24h', metricOf(steady(18 * 60 - 5, 10)))).toBe(10);
    expect(of('mean-24h', metricOf(steady(17 * 60 - 5, 10)))).toBeUndefined();
  });

  it('goes on as in the last hour until the local day ends', () => {
    const sent = [...steady(12 * 60, 10, 60), ...steady(55, 34)];
    // Eleven hours of 10, one of 34, twelve more like that.
    expect(of('projected-24h', metricOf(sent))).toBeCloseTo((11 * 10 + 13 * 34) / 24, 0);
    expect(of('projected-day-sum', metricOf(steady(12 * 60, 10)))).toBeCloseTo(240, 6);
    expect(of('projected-24h', metricOf(steady(12 * 60, 10, 60)))).toBeUndefined();
    expect(
      of('projected-24h', metricOf([...steady(12 * 60, 10, 11 * 60), ...steady(55, 10)])),
    ).toBeUndefined();
  });

  it('is at midnight what the last hour says', () => {
    const midnight = Date.parse('2026-06-01T00:00:00+07:00');
    const metric = metricOf([...steady(24 * 60, 3, 13 * 60), ...steady(13 * 60 - 5, 10)]);
    expect(averageOf(metric, { averaging: 'projected-24h', suspect: 'count', atMs: midnight })).toBe(10);
  });

  it('does not depend on the order of arrival or on repetition, and stays within the readings', () => {
    const sent = fc.array(fc.tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: -50, max: 50 })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(sent, fc.nat(), (list, seed) => {
        const values = new Map(list.map(([step, value]) => [step * 5, value]));
        const once: Sent[] = [...values];
        const shuffled = [...once, ...once].sort((a, b) => Math.sin(a[0] * seed) - Math.sin(b[0] * seed));
        const all: AveragedMetric = { ...metricOf(once), due: () => 1 };
        const other: AveragedMetric = { ...metricOf(shuffled), due: () => 1 };
        for (const averaging of ['mean-15min', 'mean-1h', 'mean-24h', 'projected-24h'] as const) {
          const mean = of(averaging, all);
          expect(of(averaging, other)).toBe(mean);
          if (mean === undefined) continue;
          expect(mean).toBeGreaterThanOrEqual(Math.min(...values.values()) - 1e-9);
          expect(mean).toBeLessThanOrEqual(Math.max(...values.values()) + 1e-9);
        }
      }),
    );
  });
});

describe('ReadingWindow', () => {
  it('says what changed, corrects, and forgets', () => {
    const window = new ReadingWindow();
    expect(window.put(10, 1)).toBe(true);
    expect(window.put(30, 3)).toBe(true);
    expect(window.put(20, 2)).toBe(true);
    expect(window.put(20, 2)).toBe(false);
    expect(window.put(20, 2, Quality.Suspect)).toBe(true);
    expect(window.put(40, 4, Quality.Fail)).toBe(false);
    expect(window.between(10, 20).map(({ value, isSuspect }) => [value, isSuspect])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(window.put(20, 2, Quality.Fail)).toBe(true);
    expect(window.between(0, 100).map(({ value }) => value)).toEqual([1, 3]);
    window.forget(11);
    expect(window.between(0, 100).map(({ value }) => value)).toEqual([3]);
    expect(window.newest).toBe(30);
  });
});
