import type { Episode, Metric } from '#libs/contracts';
import type { HeardReadings } from './heard-readings.js';
import type { DueAlarm } from './silence-alarms.js';

/** What was heard before we were there. */
export interface StoredLast {
  /** Throws `AppError` `TIMESERIES.*`. */
  fill(heard: HeardReadings, metrics: readonly Metric[], nowMs: number): Promise<void>;
}

/** Keeps alarms of silence. Methods throw `AppError` `DATABASE.*`. */
export interface SilenceStore {
  /** Those that are raised. */
  open(): Promise<Episode[]>;
  /** When somebody listened last, Unix ms; `null` before the first time. */
  lastListened(): Promise<number | null>;
  /** Somebody listens now. */
  listened(nowMs: number): Promise<void>;
  /**
   * Makes the alarms of silence that stand exactly these, in one transaction with their events.
   *
   * @param cleared ended, with when.
   * @returns how many notifications were put into the outbox.
   */
  apply(due: readonly DueAlarm[], cleared: readonly Episode[]): Promise<number>;
}
