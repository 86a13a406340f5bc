import type { ChartPoint } from './chart-points.js';

export interface ChartSeries {
  readonly metric: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly points: readonly ChartPoint[];
  /** Bars for amounts of events, steps for a state that holds until the next, else a line. */
  readonly shape: 'line' | 'step' | 'bar';
  /** What its values are called, when they are codes of states. */
  readonly states?: ReadonlyMap<number, string> | undefined;
  /** Drawn to be compared with: dashed. */
  readonly isBeside?: boolean;
}

/** A level drawn across a chart. */
export interface ChartLimit {
  readonly value: number;
  readonly text: string;
  /** Which series it belongs to; drawn in its colour. */
  readonly metric: string;
}

export interface ChartContent {
  readonly from: number;
  readonly to: number;
  readonly series: readonly ChartSeries[];
  readonly limits: readonly ChartLimit[];
  /** Amounts are seen from zero; qualities from where they are. */
  readonly fromZero: boolean;
}
