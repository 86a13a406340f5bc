import fc from 'fast-check';
import type { AggregateKind } from '../catalogue/metric-definition.js';
import { Quality } from '../quality/quality.js';
import {
  type Aggregate,
  type AggregateReading,
  addReading,
  createAggregate,
  increaseWithPrevious,
  meanOf,
  mergeAggregates,
  sumOf,
} from './aggregate.js';
import { exactTotal } from './exact-sum.js';

const KINDS: AggregateKind[] = ['mean', 'energy-mean', 'vector-mean', 'sum', 'last', 'increase'];

function aggregateOf(kind: AggregateKind, readings: readonly AggregateReading[]): Aggregate {
  const aggregate = createAggregate(kind);
  for (const reading of readings) addReading(aggregate, reading);
  return aggregate;
}

/** Readings a second apart. */
const readingsOf = (...values: number[]): AggregateReading[] =>
  values.map((value, i) => ({ timeMs: i * 1000, value, flag: Quality.Pass }));

/** Everything that can be observed; the exact sums as the numbers they stand for. */
const observe = (aggregate: Aggregate) => ({
  ...aggregate,
  total: exactTotal(aggregate.total),
  sines: exactTotal(aggregate.sines),
  mean: meanOf(aggregate),
});

const flags = fc.constantFrom(...Object.values(Quality));
const readings = fc
  .array(
    fc.record({ gap: fc.nat(5000), value: fc.double({ min: -400, max: 400, noNaN: true }), flag: flags }),
    {
      maxLength: 40,
    },
  )
  .map(list => {
    let timeMs = 0;
    return list.map(({ gap, value, flag }) => {
      timeMs += gap;
      return { timeMs, value, flag };
    });
  });

describe('addReading', () => {
  it('summarises a gauge', () => {
    const aggregate = aggregateOf('mean', readingsOf(3, 1, 2));
    expect(aggregate).toMatchObject({
      n: 3,
      min: 1,
      max: 3,
      first: 3,
      last: 2,
      firstTime: 0,
      lastTime: 2000,
    });
    expect(meanOf(aggregate)).toBe(2);
    expect(sumOf(aggregate)).toBe(6);
  });

  it('keeps suspect readings in the values and fails out of them', () => {
    const aggregate = aggregateOf('mean', [
      { timeMs: 0, value: 10, flag: Quality.Pass },
      { timeMs: 1, value: 20, flag: Quality.Suspect },
      { timeMs: 2, value: 30, flag: Quality.NotEvaluated },
      { timeMs: 3, value: 1e9, flag: Quality.Fail },
      { timeMs: 4, value: -1e9, flag: Quality.Missing },
    ]);
    expect(aggregate).toMatchObject({ n: 3, suspect: 1, fail: 1, max: 30, min: 10, lastTime: 2 });
    expect(meanOf(aggregate)).toBe(20);
  });

  it('has no values without readings', () => {
    const empty = createAggregate('mean');
    expect([meanOf(empty), empty.min, empty.last]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(sumOf(empty)).toBe(0);
  });

  it('refuses readings out of order and values that are not finite', () => {
    const aggregate = aggregateOf('mean', [{ timeMs: 5, value: 1, flag: Quality.Pass }]);
    expect(() => addReading(aggregate, { timeMs: 4, value: 1, flag: Quality.Pass })).toThrow(RangeError);
    expect(() => addReading(aggregate, { timeMs: 6, value: Number.NaN, flag: Quality.Pass })).toThrow(
      RangeError,
    );
    expect(aggregate.n).toBe(1);
  });
});

describe('meanOf', () => {
  it('averages noise on energy: 60 and 70 dB make 67.4 dB', () => {
    expect(meanOf(aggregateOf('energy-mean', readingsOf(60, 70)))).toBeCloseTo(67.4036, 4);
  });

  it('averages directions as vectors', () => {
    expect(meanOf(aggregateOf('vector-mean', readingsOf(350, 20)))).toBeCloseTo(5, 10);
    expect(meanOf(aggregateOf('vector-mean', readingsOf(260, 280)))).toBeCloseTo(270, 10);
    expect(meanOf(aggregateOf('vector-mean', readingsOf(90, 270)))).toBeNaN();
  });

  it('stays within the readings, and directions within a circle', () => {
    fc.assert(
      fc.property(readings, list => {
        const mean = aggregateOf('mean', list);
        const direction = meanOf(aggregateOf('vector-mean', list));
        if (mean.n > 0) {
          expect(meanOf(mean)).toBeGreaterThanOrEqual(mean.min - 1e-9);
          expect(meanOf(mean)).toBeLessThanOrEqual(mean.max + 1e-9);
        }
        if (!Number.isNaN(direction)) expect(direction >= 0 && direction < 360).toBe(true);
      }),
    );
  });
});

describe('mergeAggregates', () => {
  it.each(KINDS)('of %s is, bit for bit, adding all readings, however they are cut', kind => {
    fc.assert(
      fc.property(readings, fc.nat(40), fc.nat(40), (list, i, j) => {
        const [from, to] = [Math.min(i, j), Math.max(i, j)];
        const [a, b, c] = [list.slice(0, from), list.slice(from, to), list.slice(to)].map(piece =>
          aggregateOf(kind, piece),
        ) as [Aggregate, Aggregate, Aggregate];
        const whole = observe(aggregateOf(kind, list));
        expect(observe(mergeAggregates(mergeAggregates(a, b), c))).toEqual(whole);
        expect(observe(mergeAggregates(a, mergeAggregates(b, c)))).toEqual(whole);
      }),
    );
  });

  it('leaves the pieces as they were', () => {
    const a = aggregateOf('mean', readingsOf(1, 2));
    const b = aggregateOf('mean', [{ timeMs: 9000, value: 0.1, flag: Quality.Pass }]);
    const before = structuredClone([a, b]);
    mergeAggregates(a, b);
    expect([a, b]).toEqual(before);
  });

  it('refuses pieces that overlap, and pieces of different kinds', () => {
    const early = aggregateOf('mean', readingsOf(1, 2));
    const late = aggregateOf('mean', [{ timeMs: 500, value: 1, flag: Quality.Pass }]);
    expect(() => mergeAggregates(early, late)).toThrow(RangeError);
    expect(() => mergeAggregates(early, createAggregate('sum'))).toThrow(RangeError);
  });
});

describe('increaseWithPrevious', () => {
  it('counts the step from the reading before the window, also over a restart', () => {
    const window = aggregateOf('increase', readingsOf(110, 115, 4, 6));
    expect(sumOf(window)).toBe(11);
    expect(increaseWithPrevious(window, 100)).toBe(21);
    expect(increaseWithPrevious(window, null)).toBe(11);
    expect(increaseWithPrevious(createAggregate('increase'), 100)).toBe(0);
    expect(sumOf(window)).toBe(11);
  });

  it('adds up over neighbouring windows to the increase of the whole', () => {
    const register = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(register, fc.integer({ min: 1, max: 12 }), (values, size) => {
        const list = readingsOf(...values);
        let previous: number | null = null;
        let sum = 0;
        for (let i = 0; i < list.length; i += size) {
          const window = aggregateOf('increase', list.slice(i, i + size));
          sum += increaseWithPrevious(window, previous);
          previous = window.last;
        }
        expect(sum).toBe(sumOf(aggregateOf('increase', list)));
      }),
    );
  });
});
