import type { Span } from '../physics/events/daily-events.js';

/** What can be wrong with a device, its packs, or what it measures. Stable: written to the ground truth. */
export const FaultKind = {
  /** A sensor goes off slowly, as when it is fouled. */
  Drift: 'drift',
  /** A sensor repeats its last value. */
  Stuck: 'stuck',
  /** One reading stands out. */
  Spike: 'spike',
  /** One sensor says nothing. */
  Gap: 'gap',
  /** The device sends each pack twice, under different numbers. */
  Duplicate: 'duplicate',
  /** Packs overtake each other. */
  Reorder: 'reorder',
  /** The device's clock is wrong. */
  ClockSkew: 'clock-skew',
  /** Numbers of another unit, said with the usual one. */
  Unit: 'unit-mistake',
  /** A register begins again at zero, as after an exchange of the meter; from then on it counts from there. */
  CounterReset: 'counter-reset',
  /** Two sensors on each other's cable. */
  Swap: 'sensor-swap',
  /** The whole device is silent. */
  Outage: 'outage',
  /** No fault of any sensor: the plant really discharges more than usual. */
  Upset: 'plant-upset',
} as const;
/** Kind of a fault. */
export type FaultKind = (typeof FaultKind)[keyof typeof FaultKind];

/** Kinds that leave readings true: only the way they come is not usual, or the world is not. A flag on them is wrong. */
export const TRUE_READINGS: ReadonlySet<FaultKind> = new Set([
  FaultKind.CounterReset,
  FaultKind.Duplicate,
  FaultKind.Reorder,
  FaultKind.Upset,
]);

/** One injected fault: a row of the ground truth. */
export interface Fault extends Span {
  readonly kind: FaultKind;
  readonly device: string;
  /** Metrics that are touched; all of them for faults of the whole device. */
  readonly metrics: readonly string[];
  /**
   * How large: what is added at its height (drift, spike), the factor (unit mistake, plant upset), milliseconds (clock
   * skew); 0 where nothing can be said.
   */
  readonly size: number;
}
