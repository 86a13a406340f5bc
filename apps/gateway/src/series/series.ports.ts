import type { Metric } from '#libs/contracts';
import type { SeriesStep } from './choose-step.js';
import type { Piece } from './combine-points.js';

/** What pieces are wanted. */
export interface PiecesQuery {
  readonly metric: Metric;
  readonly zone: string;
  readonly devices: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly tier: SeriesStep['tier'];
  /** Most rows of each device. */
  readonly limit: number;
}

/** Reads windows or readings of a metric. */
export interface SeriesStore {
  /** @throws AppError `TIMESERIES.*`. */
  pieces(query: PiecesQuery): Promise<Piece[]>;
}

/** Injection token of {@link SeriesStore}. */
export const SERIES_STORE = Symbol('SeriesStore');
