import type { AlarmAveraging } from '#libs/contracts';
import { type AggregateKind, windowStart } from '#libs/telemetry';
import type { ReadingWindow } from './reading-window.js';

export const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const DAY_MS = DAY_HOURS * HOUR_MS;

/** A mean counts with 75 % of the readings that were due, a day with 18 such hours (HP-GSR 0.1 §6.1). */
const VALID_SHARE = 0.75;

/** How far back each looks from the moment that is asked about, ms. */
export const LOOK_BACK_MS: Readonly<Record<AlarmAveraging, number>> = {
  'mean-15min': HOUR_MS / 4,
  'mean-1h': HOUR_MS,
  'mean-24h': DAY_MS,
  'projected-24h': DAY_MS,
  'projected-day-sum': DAY_MS,
};

/** Readings of a metric, and what is known of how they come. */
export interface AveragedMetric {
  readonly window: ReadingWindow;
  readonly kind: AggregateKind;
  /** How many readings were due between two moments, both included. */
  readonly due: (fromMs: number, toMs: number) => number;
}

/** What a rule averages. */
export interface AverageQuery {
  readonly averaging: AlarmAveraging;
  /** Whether suspect readings count. */
  readonly suspect: 'count' | 'ignore';
  /** Event time, Unix ms; later readings are not looked at. */
  readonly atMs: number;
}

/** The average at a moment, in the metric's unit; `undefined` when there is too little to say. */
export function averageOf(metric: AveragedMetric, query: AverageQuery): number | undefined {
  const spans = new Spans(metric, query);
  const linear = linearAverage(spans, query);
  return linear === undefined ? undefined : spans.fromLinear(linear);
}

/** Means and sums add up in the linear domain: sound levels as energies. */
function linearAverage(spans: Spans, { averaging, atMs }: AverageQuery): number | undefined {
  switch (averaging) {
    case 'mean-15min':
    case 'mean-1h':
      return spans.mean(atMs - LOOK_BACK_MS[averaging] + 1, atMs);
    case 'mean-24h':
      return rollingDay(spans, atMs);
    case 'projected-24h':
      return projectedDay(spans, atMs);
    case 'projected-day-sum': {
      const mean = projectedDay(spans, atMs);
      return mean === undefined ? undefined : mean * DAY_HOURS;
    }
  }
}

/** Mean of the valid hours of the 24 that end now, as days are averaged that are compared with limits. */
function rollingDay(spans: Spans, atMs: number): number | undefined {
  let sum = 0;
  let valid = 0;
  for (let hour = DAY_HOURS - 1; hour >= 0; hour--) {
    const to = atMs - hour * HOUR_MS;
    const mean = spans.mean(to - HOUR_MS + 1, to);
    if (mean === undefined) continue;
    sum += mean;
    valid += 1;
  }
  return valid < DAY_HOURS * VALID_SHARE ? undefined : sum / valid;
}

/** Mean of the local day if the rest of it is like the last hour. */
function projectedDay(spans: Spans, atMs: number): number | undefined {
  const pace = spans.mean(atMs - HOUR_MS + 1, atMs);
  if (pace === undefined) return undefined;
  const begin = windowStart('day', atMs);
  const elapsed = atMs - begin;
  let sum = 0;
  let valid = 0;
  for (let from = begin; from < atMs; from += HOUR_MS) {
    const to = Math.min(from + HOUR_MS, atMs);
    const mean = spans.mean(from, to === atMs ? to : to - 1);
    if (mean === undefined) continue;
    sum += mean * (to - from);
    valid += to - from;
  }
  if (valid < elapsed * VALID_SHARE) return undefined;
  const known = valid === 0 ? 0 : (sum / valid) * elapsed;
  return (known + pace * (DAY_MS - elapsed)) / DAY_MS;
}

class Spans {
  constructor(
    private readonly metric: AveragedMetric,
    private readonly query: AverageQuery,
  ) {}

  /** Mean of the readings between two moments, both included; `undefined` with too few of those that were due. */
  mean(fromMs: number, toMs: number): number | undefined {
    const { window, due } = this.metric;
    let sum = 0;
    let n = 0;
    for (const { value, isSuspect } of window.between(fromMs, toMs)) {
      if (isSuspect && this.query.suspect === 'ignore') continue;
      sum += this.toLinear(value);
      n += 1;
    }
    return n === 0 || n < due(fromMs, toMs) * VALID_SHARE ? undefined : sum / n;
  }

  fromLinear(value: number): number {
    return this.metric.kind === 'energy-mean' ? 10 * Math.log10(value) : value;
  }

  private toLinear(value: number): number {
    return this.metric.kind === 'energy-mean' ? 10 ** (value / 10) : value;
  }
}
