import type { AggregateKind } from '../catalogue/metric-definition.js';
import { Quality } from '../quality/quality.js';
import { counterIncrease } from './counter-increase.js';
import { addExact, type ExactSum, exactTotal } from './exact-sum.js';

/** A reading on its way into a window, in canonical units. */
export interface AggregateReading {
  /** Unix ms. */
  timeMs: number;
  value: number;
  flag: Quality;
}

/**
 * What a window knows of one metric of one device. Readings flagged fail (4) or missing (9) are counted
 * but never enter a value; suspect ones (3) do, for an exceedance must not vanish by being doubted
 * (HP-GSR 0.1 §6.1).
 */
export interface Aggregate {
  kind: AggregateKind;
  /** Readings used. */
  n: number;
  /** Of those, flagged suspect. */
  suspect: number;
  /** Readings left out because flagged fail. */
  fail: number;
  min: number;
  max: number;
  first: number;
  last: number;
  /** Unix ms of `first` and `last`. All six are `NaN` while `n` is 0. */
  firstTime: number;
  lastTime: number;
  /**
   * Exact sum of: the values; for `energy-mean` their energies 10^(v/10); for `vector-mean` the cosines;
   * for `increase` the increases between readings inside.
   */
  total: ExactSum;
  /** Exact sum of the sines; only `vector-mean` fills it. */
  sines: ExactSum;
  /** Where the counter's register starts again from zero, if known. */
  rolloverAt: number | undefined;
}

/** An aggregate without readings. */
export function createAggregate(kind: AggregateKind, rolloverAt?: number): Aggregate {
  return {
    kind,
    n: 0,
    suspect: 0,
    fail: 0,
    min: Number.NaN,
    max: Number.NaN,
    first: Number.NaN,
    last: Number.NaN,
    firstTime: Number.NaN,
    lastTime: Number.NaN,
    total: [],
    sines: [],
    rolloverAt,
  };
}

/**
 * Adds a reading, in place. Readings come in time order.
 *
 * @throws RangeError for a used reading older than the last one, or one that is not finite.
 */
export function addReading(aggregate: Aggregate, reading: AggregateReading): void {
  const { value, timeMs, flag } = reading;
  if (flag === Quality.Missing) return;
  if (flag === Quality.Fail) {
    aggregate.fail++;
    return;
  }
  if (!Number.isFinite(value)) throw new RangeError('Only finite values can be aggregated.');
  if (timeMs < aggregate.lastTime) throw new RangeError('Readings must come in time order.');
  if (flag === Quality.Suspect) aggregate.suspect++;
  addValue(aggregate, value);
  if (aggregate.n === 0) {
    aggregate.first = value;
    aggregate.firstTime = timeMs;
    aggregate.min = value;
    aggregate.max = value;
  } else {
    if (value < aggregate.min) aggregate.min = value;
    if (value > aggregate.max) aggregate.max = value;
  }
  aggregate.last = value;
  aggregate.lastTime = timeMs;
  aggregate.n++;
}

/**
 * The aggregate of two pieces of time, `a` before `b`; the same, bit for bit, as adding all their
 * readings to one. Neither piece is changed.
 *
 * @throws RangeError when the pieces are of different kinds or overlap in time.
 */
export function mergeAggregates(a: Aggregate, b: Aggregate): Aggregate {
  if (a.kind !== b.kind) throw new RangeError(`Cannot merge ${a.kind} with ${b.kind}.`);
  if (a.lastTime > b.firstTime) throw new RangeError('Pieces must be merged in time order.');
  const earlier = a.n > 0 ? a : b;
  const later = b.n > 0 ? b : a;
  const merged: Aggregate = {
    kind: a.kind,
    n: a.n + b.n,
    suspect: a.suspect + b.suspect,
    fail: a.fail + b.fail,
    min: b.min < a.min || a.n === 0 ? b.min : a.min,
    max: b.max > a.max || a.n === 0 ? b.max : a.max,
    first: earlier.first,
    last: later.last,
    firstTime: earlier.firstTime,
    lastTime: later.lastTime,
    total: [...a.total],
    sines: [...a.sines],
    rolloverAt: a.rolloverAt,
  };
  for (const part of b.total) addExact(merged.total, part);
  for (const part of b.sines) addExact(merged.sines, part);
  if (a.kind === 'increase' && a.n > 0 && b.n > 0) {
    addExact(merged.total, counterIncrease(a.last, b.first, a.rolloverAt));
  }
  return merged;
}

/**
 * The mean by the metric's own rule: arithmetic; energetic for sound levels (dB); of unit vectors for
 * directions (degrees, 0 to below 360). `NaN` without readings, and for directions that cancel out.
 */
export function meanOf(aggregate: Aggregate): number {
  const { kind, n, total, sines } = aggregate;
  if (n === 0) return Number.NaN;
  if (kind === 'energy-mean') return 10 * Math.log10(exactTotal(total) / n);
  if (kind === 'vector-mean') return meanDirection(exactTotal(total), exactTotal(sines), n);
  if (kind === 'increase') return Number.NaN;
  return exactTotal(total) / n;
}

/** Sum of the values (`sum`, `mean`, `last`) or increase between the readings inside (`increase`). */
export function sumOf(aggregate: Aggregate): number {
  return exactTotal(aggregate.total);
}

/**
 * Increase of a counter over the window including the step from the last reading before it, so that the
 * increases of neighbouring windows add up to the whole.
 *
 * @param previousLast last used reading before the window, or `null` when there is none.
 */
export function increaseWithPrevious(aggregate: Aggregate, previousLast: number | null): number {
  if (previousLast === null || aggregate.n === 0) return exactTotal(aggregate.total);
  const whole = [...aggregate.total];
  addExact(whole, counterIncrease(previousLast, aggregate.first, aggregate.rolloverAt));
  return exactTotal(whole);
}

function addValue(aggregate: Aggregate, value: number): void {
  switch (aggregate.kind) {
    case 'increase':
      if (aggregate.n > 0) {
        addExact(aggregate.total, counterIncrease(aggregate.last, value, aggregate.rolloverAt));
      }
      return;
    case 'energy-mean':
      addExact(aggregate.total, 10 ** (value / 10));
      return;
    case 'vector-mean': {
      const radians = (value * Math.PI) / 180;
      addExact(aggregate.total, Math.cos(radians));
      addExact(aggregate.sines, Math.sin(radians));
      return;
    }
    case 'mean':
    case 'sum':
    case 'last':
      addExact(aggregate.total, value);
  }
}

/** Below this length of the mean vector, rounding alone decides the direction. */
const NO_DIRECTION = 1e-9;

function meanDirection(cosines: number, sines: number, n: number): number {
  if (Math.hypot(cosines, sines) / n < NO_DIRECTION) return Number.NaN;
  const degrees = (Math.atan2(sines, cosines) * 180) / Math.PI;
  const positive = degrees < 0 ? degrees + 360 : degrees;
  return positive >= 360 ? 0 : positive;
}
