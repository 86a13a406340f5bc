import { type Aggregate, increaseWithPrevious, meanOf, sumOf } from './aggregate.js';

/** What a stored window says of one metric. Numbers that do not apply are `NaN`. */
export interface FieldSummary {
  /** Readings used. */
  readonly n: number;
  readonly suspect: number;
  readonly fail: number;
  /**
   * A reading of the window carries a flag of its own. Such a window is written with all its fields, zeros
   * too, so that nothing of an earlier version stays behind when a flag is changed.
   */
  readonly judged: boolean;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly last: number;
  /** Sum of a `sum` metric, increase of a counter. */
  readonly total: number;
  /** Sums of cosines and sines of a direction: a day's mean needs the lengths of its hours' vectors. */
  readonly cosines: number;
  readonly sines: number;
}

/** A counter's last used reading before a window. */
export interface PreviousReading {
  readonly value: number;
  /** Unix ms. */
  readonly time: number;
}

/** A counter step over a longer gap is not known to belong to the window it ends in. */
export const MAX_STEP_MS = 24 * 3_600_000;

/**
 * Summary of readings.
 *
 * @param previous last used reading before them; only counters need it.
 */
export function summarise(
  aggregate: Aggregate,
  judged: boolean,
  previous: PreviousReading | null,
): FieldSummary {
  const { kind, n, suspect, fail, min, max, last } = aggregate;
  const isCounter = kind === 'increase';
  const isDirection = kind === 'vector-mean';
  return {
    n,
    suspect,
    fail,
    judged,
    // One reading is its own mean, bit for bit: logarithms and angles would round it.
    mean: isCounter ? Number.NaN : n === 1 ? last : meanOf(aggregate),
    min: isCounter ? Number.NaN : min,
    max: isCounter ? Number.NaN : max,
    last,
    total: n === 0 ? Number.NaN : totalOf(aggregate, previous),
    cosines: isDirection ? sumOf(aggregate) : Number.NaN,
    sines: isDirection ? sumOf({ ...aggregate, total: aggregate.sines }) : Number.NaN,
  };
}

function totalOf(aggregate: Aggregate, previous: PreviousReading | null): number {
  switch (aggregate.kind) {
    case 'increase': {
      const isNear = previous !== null && aggregate.firstTime - previous.time <= MAX_STEP_MS;
      return increaseWithPrevious(aggregate, isNear ? previous.value : null);
    }
    case 'sum':
      return sumOf(aggregate);
    case 'mean':
    case 'last':
    case 'energy-mean':
    case 'vector-mean':
      return Number.NaN;
  }
}
