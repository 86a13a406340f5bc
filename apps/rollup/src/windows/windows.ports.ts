import type { WindowTier } from '#libs/contracts';
import type { Column, PreviousReadings, RawRow, WindowFields } from '#libs/telemetry';

/** Devices of a measurement in a half-open range of Unix ms. */
export interface RawQuery {
  readonly measurement: string;
  readonly columns: readonly Column[];
  readonly devices: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Rows of some devices up to a moment: pages of a query follow each other in time. */
export interface RawPage {
  /** The page has every row from the end of the page before (exclusive) to here (exclusive), Unix ms. */
  readonly to: number;
  readonly series: ReadonlyMap<string, RawSeries>;
}

/** Rows of one device, in time order. */
export interface RawSeries {
  readonly rows: readonly RawRow[];
  /** Rows of readings that failed on arrival. */
  readonly rejected: readonly RawRow[];
}

/** Counters of some devices around a moment. */
export interface CounterQuery {
  readonly measurement: string;
  readonly columns: readonly Column[];
  readonly devices: readonly string[];
  readonly at: number;
}

/** Reads raw rows. All throw `AppError`, retryable while the store is away. */
export interface RawReadings {
  /** All rows of the query, in pages that bound memory. */
  pages(query: RawQuery): AsyncIterable<RawPage>;
  /** Last used reading of each counter in the 24 hours before a moment, by device. */
  countersBefore(query: CounterQuery): Promise<ReadonlyMap<string, PreviousReadings>>;
  /** Times of the first used reading of each counter in the 24 hours from a moment on, by device. */
  countersAfter(query: CounterQuery): Promise<ReadonlyMap<string, readonly number[]>>;
}

/** Windows of one device's measurement that start together, ready to write. */
export interface WindowRow {
  readonly tier: WindowTier;
  readonly measurement: string;
  readonly zone: string;
  readonly device: string;
  readonly start: number;
  readonly columns: readonly Column[];
  readonly fields: WindowFields;
}

/** Keeps windows. All throw `AppError`, retryable while the store is away. */
export interface WindowStore {
  /** Writes rows; the same rows again change nothing. */
  write(rows: readonly WindowRow[]): Promise<void>;
  /** Stored hours of a local day, 24 a device, absent ones undefined. */
  readHours(
    measurement: string,
    columns: readonly Column[],
    devices: readonly string[],
    day: number,
  ): Promise<ReadonlyMap<string, ReadonlyArray<WindowFields | undefined>>>;
}
