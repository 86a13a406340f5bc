import type { Metric } from '#libs/contracts';
import type { WindowTier } from '#libs/telemetry';
import type { Piece } from './combine-points.js';
import type { Reading } from './window-readings.js';

/** What is read of which devices. */
export interface SeriesScope {
  readonly metric: Metric;
  readonly zone: string;
  /** At least one. */
  readonly devices: readonly string[];
  /** Unix ms, inclusive. */
  readonly from: number;
  /** Unix ms, exclusive. */
  readonly to: number;
  /** Most rows of each device. */
  readonly limit: number;
}

/** Reads windows or readings of a metric. All throw AppError `TIMESERIES.*`. */
export interface SeriesStore {
  /** Windows by their start, in time order within a device. */
  windows(scope: SeriesScope, tier: WindowTier): Promise<Piece[]>;
  /** Readings with their flags, in time order within a device. */
  readings(scope: SeriesScope): Promise<Reading[]>;
  /** Last value before `from` that did not fail, of each device that has one. */
  lastBefore(scope: Omit<SeriesScope, 'limit' | 'to'>): Promise<ReadonlyMap<string, number>>;
}

/** Injection token of {@link SeriesStore}. */
export const SERIES_STORE = Symbol('SeriesStore');
