import type { MetricDefinition } from '#libs/telemetry';

/** New findings about a value that is stored already. The value itself never changes. */
export interface Amendment {
  readonly metric: MetricDefinition;
  /** Unix ms. */
  readonly timeMs: number;
  readonly value: number;
  /** All of its findings, as bits of `Finding`; 0 or `Tested` when none is left. */
  readonly findings: number;
}
