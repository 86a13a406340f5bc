import type { JudgedRow } from '../tracks/judged-pack.js';

/** Readings in one measurement. */
interface ReadingsQuery {
  readonly measurement: string;
  /** Metric id → field. */
  readonly fields: ReadonlyMap<string, string>;
  /** Event times: from (inclusive) to (exclusive), Unix ms. */
  readonly from: number;
  readonly to: number;
}

/** Readings of a device in one measurement. */
export interface StoredQuery extends ReadingsQuery {
  readonly device: string;
}

/** Readings of some devices in one measurement, at most {@link DEVICES_PER_QUESTION}. */
export interface StoredDevicesQuery extends ReadingsQuery {
  readonly devices: readonly string[];
}

/** A day of a minute's cadence of so many devices is some ten MB while it is read. */
export const DEVICES_PER_QUESTION = 16;

/** Readings that are stored. */
export interface StoredReadings {
  /** All of a device in the order of their event times. Throws `AppError` `TIMESERIES.*`. */
  read(query: StoredQuery): Promise<JudgedRow[]>;

  /** All of some devices in one question; nothing for a device without any. Throws as {@link read}. */
  readDevices(query: StoredDevicesQuery): Promise<ReadonlyMap<string, readonly JudgedRow[]>>;
}
