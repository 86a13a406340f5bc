import type { Device, Metric } from '#libs/contracts';
import { between, hashNumber, signed, uniform } from '../physics/random/hash.js';
import { MINUTE_MS } from '../physics/time/local-time.js';
import { type Fault, FaultKind } from './fault.js';

/** A metric that a device measures at a cadence. */
export interface FaultyChannel {
  readonly metric: Metric;
  readonly cadenceMs: number;
}

/** What a fault of a kind does to a device, without its time. */
export type FaultTarget = Pick<Fault, 'metrics' | 'size'>;

/** Height of spikes and drifts as multiples of what quality control calls suspect: some too small to be seen. */
const LEAST_HEIGHT = 0.5;
const MOST_HEIGHT = 4;
/** For metrics without a limit for spikes: this share of the range. */
const RANGE_SHARE = 0.1;
const LONGEST_SKEW_MS = 20 * MINUTE_MS;
/** What an upset touches, by the concentrations of an outlet. */
const UPSET = ['ww.out.cod', 'ww.out.tss', 'ww.out.nh4', 'ww.out.tn', 'ww.out.tp', 'ww.out.color'];

/** Draws what a fault of a kind touches and how large it is; `undefined` when the device cannot have it. */
export function drawTarget(
  kind: FaultKind,
  seed: number,
  { kind: deviceKind, ratings }: Device,
  channels: readonly FaultyChannel[],
): FaultTarget | undefined {
  const metrics = channels.map(({ metric }) => metric);
  // A device that only speaks of events has nothing that could be missing or wrong.
  if (metrics.length === 0) return undefined;
  const gauges = metrics.filter(metric => metric.kind === 'gauge');
  switch (kind) {
    case FaultKind.Drift:
    case FaultKind.Spike: {
      const metric = pick(
        seed,
        gauges.filter(gauge => scaleOf(gauge, ratings) > 0),
      );
      if (metric === undefined) return undefined;
      const height = between(seed, 2, LEAST_HEIGHT, MOST_HEIGHT) * scaleOf(metric, ratings);
      return { metrics: [metric.id], size: uniform(seed, 3) < 0.5 ? -height : height };
    }
    case FaultKind.Stuck:
    case FaultKind.Gap:
      return only(pick(seed, gauges), 0);
    case FaultKind.Unit: {
      const metric = pick(
        seed,
        gauges.filter(({ units }) => units.some(isAnother)),
      );
      const unit = metric && pick(hashNumber(seed, 2), metric.units.filter(isAnother));
      return unit && only(metric, 1 / unit.factor);
    }
    case FaultKind.CounterReset:
      return only(
        pick(
          seed,
          metrics.filter(metric => metric.kind === 'counter'),
        ),
        0,
      );
    case FaultKind.Swap: {
      const pairs = gauges.flatMap((one, index) =>
        gauges
          .slice(index + 1)
          .flatMap(other => (one.measurement === other.measurement ? [[one.id, other.id]] : [])),
      );
      const pair = pick(seed, pairs);
      return pair && { metrics: pair, size: 0 };
    }
    case FaultKind.Upset: {
      const touched = metrics.filter(({ id }) => UPSET.includes(id)).map(({ id }) => id);
      const isOutlet = deviceKind === 'wastewater-outlet' && touched.length > 0;
      return isOutlet ? { metrics: touched, size: between(seed, 2, 1.5, 4) } : undefined;
    }
    case FaultKind.ClockSkew:
      return { metrics: metrics.map(({ id }) => id), size: Math.round(signed(seed, 2) * LONGEST_SKEW_MS) };
    case FaultKind.Duplicate:
    case FaultKind.Reorder:
    case FaultKind.Outage:
      return { metrics: metrics.map(({ id }) => id), size: 0 };
  }
}

/** What quality control calls a suspect distance, in the metric's unit; not above 0 when there is no measure of it. */
function scaleOf({ qc }: Metric, ratings: Device['ratings']): number {
  if (qc.spike) return qc.spike.suspect;
  const scale = qc.gross.scaleBy === undefined ? 1 : (ratings[qc.gross.scaleBy] ?? 0);
  return RANGE_SHARE * (qc.plausible?.max ?? qc.gross.max ?? 0) * scale;
}

function isAnother({ factor, offset }: Metric['units'][number]): boolean {
  return factor !== 1 && offset === undefined;
}

function only(metric: Metric | undefined, size: number): FaultTarget | undefined {
  return metric && { metrics: [metric.id], size };
}

function pick<T>(seed: number, list: readonly T[]): T | undefined {
  return list[Math.floor(uniform(seed, 1) * list.length)];
}
