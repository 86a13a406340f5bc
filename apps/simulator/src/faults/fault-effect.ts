import type { Sample, SampleEffect } from '../fleet/sample-effect.js';
import { type Fault, FaultKind } from './fault.js';
import type { FaultPlan } from './fault-plan.js';

/** What a metric would be at another moment, or another metric at this one, without any fault. */
export type Truth = (metric: string, timeMs: number) => number;

/** Falsifies what a device says by the faults of its plan. */
export class FaultEffect implements SampleEffect {
  constructor(
    private readonly plan: FaultPlan,
    private readonly truth: Truth,
  ) {}

  isMeasuring(timeMs: number): boolean {
    return this.plan.at(timeMs)?.kind !== FaultKind.Outage;
  }

  apply(sample: Sample): number {
    const { metric, timeMs } = sample;
    if (metric.kind === 'counter') {
      const since = this.plan.lastReset(metric.id, timeMs);
      return since === undefined ? sample.value : sample.value - this.truth(metric.id, since);
    }
    const fault = this.plan.at(timeMs);
    return fault?.metrics.includes(metric.id) ? falsify(fault, sample, this.truth) : sample.value;
  }
}

/** The value that is said while a fault goes on; not a number to leave it out. */
function falsify(
  { kind, from, to, size, metrics }: Fault,
  { metric, timeMs, value }: Sample,
  truth: Truth,
): number {
  const share = (timeMs - from) / (to - from);
  switch (kind) {
    case FaultKind.Drift:
      return value + size * share;
    case FaultKind.Spike:
      return value + size;
    case FaultKind.Stuck:
      return truth(metric.id, from);
    case FaultKind.Gap:
      return Number.NaN;
    case FaultKind.Unit:
      return value * size;
    case FaultKind.Swap:
      return truth(metrics.find(id => id !== metric.id) ?? metric.id, timeMs);
    case FaultKind.Upset:
      // Rises and falls as smoothly as a plant that is overloaded.
      return value * (1 + (size - 1) * Math.sin(Math.PI * share) ** 2);
    case FaultKind.ClockSkew:
    case FaultKind.CounterReset:
    case FaultKind.Duplicate:
    case FaultKind.Outage:
    case FaultKind.Reorder:
      return value;
  }
}
