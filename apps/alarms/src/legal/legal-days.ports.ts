import type { WindowValues } from '#libs/readiness';
import type { JudgedDay } from './judge-days.js';

/** Hours of a device. */
export interface HoursQuery {
  readonly device: string;
  readonly measurement: string;
  /** Metric id → field. */
  readonly fields: ReadonlyMap<string, string>;
  /** From (inclusive) to (exclusive), Unix ms. */
  readonly from: number;
  readonly to: number;
}

/** Windows that rollup stored. */
export interface StoredHours {
  /** By metric, in the order of time. Throws `AppError` `TIMESERIES.*`. */
  read(query: HoursQuery): Promise<ReadonlyMap<string, readonly WindowValues[]>>;
}

/** The registry, where people decide about what is detected. Methods throw `AppError`, retryable while it is away. */
export interface Detections {
  /** What was proposed of a local date and later, each with its newest evidence. */
  known(from: string): Promise<readonly JudgedDay[]>;
  /** Proposes a day, or adds what is known of it now. It may be said again. */
  detect(zone: string, day: JudgedDay): Promise<void>;
}
