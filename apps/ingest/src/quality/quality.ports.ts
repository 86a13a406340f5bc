import type { Amendment } from './amendment.js';

/** A stored row of some fields of a device, with their flags and findings. */
export interface SeriesRow {
  readonly device: string;
  readonly zone: string;
  /** Unix ms. */
  readonly timeMs: number;
  /** By field name; `<field>_qc` and `<field>_why` where there is anything. */
  readonly values: Readonly<Record<string, number>>;
}

/** Which rows: those with at least one of the fields. */
export interface SeriesQuery {
  readonly measurement: string;
  readonly fields: readonly string[];
  readonly devices: readonly string[];
  /** Unix ms, included. */
  readonly from: number;
  /** Unix ms, not included. */
  readonly to: number;
  /** Most rows of each device. */
  readonly limit: number;
}

/** Readings that are stored, as the tests that need neighbours see them. Failures are retryable AppErrors. */
export interface SeriesStore {
  /** The newest rows of the range, each device's oldest first. */
  newest(query: SeriesQuery): Promise<SeriesRow[]>;

  /** The oldest rows of the range, each device's oldest first. */
  oldest(query: SeriesQuery): Promise<SeriesRow[]>;

  /** Writes flags beside stored values; the same again changes nothing. */
  amend(
    device: { readonly zone: string; readonly device: string },
    amendments: readonly Amendment[],
  ): Promise<void>;
}

/** A stretch of time, both ends included; Unix ms. */
export interface Moments {
  readonly from: number;
  readonly to: number;
}

/** Moments of a device's measurement whose neighbourhood is to be judged again. */
export interface RejudgeSpan extends Moments {
  readonly device: string;
  readonly measurement: string;
  /** Spans of one device, measurement and day are one. UTC day of the first moment that was queued, Unix ms. */
  readonly day: number;
}

/** A span that was taken to be worked on. */
export interface RejudgeTask extends RejudgeSpan {
  /** Rises whenever the span is queued again. */
  readonly version: string;
  /** Moments whose flags were written, and perhaps not told to anybody; `null` when there are none. */
  readonly untold: Moments | null;
  readonly attempts: number;
}

/** What waits to be judged again. Failures are retryable AppErrors. */
export interface RejudgeQueue {
  /** Adds spans; those of one device, measurement and day become one. */
  add(spans: readonly RejudgeSpan[]): Promise<void>;

  /** Takes spans that have been quiet for a while, or waited long; nobody else gets them for a minute. */
  take(most: number): Promise<RejudgeTask[]>;

  /** Notes that flags of these moments are about to be written. */
  announce(task: RejudgeTask, untold: Moments): Promise<void>;

  /** Flags of these moments were written and told: the span and they are looked at once more. */
  again(task: RejudgeTask, written: Moments): Promise<void>;

  /** Nothing is left to change: removes the span, unless it was queued again meanwhile. */
  done(task: RejudgeTask): Promise<void>;

  /** Spans that wait. */
  count(): Promise<number>;
}
