import type { Metric } from '#libs/contracts';

/** A value on its way from the physical quantity to what the device says. */
export interface Sample {
  readonly metric: Metric;
  readonly timeMs: number;
  readonly value: number;
}

/**
 * Stands between what is there and what a device says, e.g. a glitch or an injected fault. Effects are applied in
 * turn; each must answer the same for the same sample.
 */
export interface SampleEffect {
  /** Whether the device measures at all at a moment. */
  isMeasuring(timeMs: number): boolean;
  /** The value that is said; not a number to leave it out. */
  apply(sample: Sample): number;
}
