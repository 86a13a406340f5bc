import type { JudgedRow } from '../tracks/judged-pack.js';

/** Readings of a device in one measurement. */
export interface StoredQuery {
  readonly device: string;
  readonly measurement: string;
  /** Metric id → field. */
  readonly fields: ReadonlyMap<string, string>;
  /** Event times: from (inclusive) to (exclusive), Unix ms. */
  readonly from: number;
  readonly to: number;
}

/** Readings that are stored. */
export interface StoredReadings {
  /** All of them in the order of their event times. Throws `AppError` `TIMESERIES.*`. */
  read(query: StoredQuery): Promise<JudgedRow[]>;
}
