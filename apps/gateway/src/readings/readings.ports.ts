import type { Metric } from '#libs/contracts';

/** Which readings of one device. */
export interface ReadingsQuery {
  readonly metric: Metric;
  readonly device: string;
  /** Unix ms, inclusive. */
  readonly from: number;
  /** Unix ms, exclusive. */
  readonly to: number;
  /** Most readings of each kind. */
  readonly limit: number;
}

/** A reading as it came, with what quality control makes of it. */
export interface JudgedReading {
  /** Unix ms. */
  readonly t: number;
  readonly value: number;
  /** QARTOD flag. */
  readonly flag: number;
  /** Bits of `Finding`. */
  readonly findings: number;
  /** Kept apart from the series, since it cannot be true. */
  readonly rejected: boolean;
}

/** Reads what is stored of a device. Throws AppError `TIMESERIES.*`. */
export interface ReadingsStore {
  /** The oldest readings of the range, in time order. */
  read(query: ReadingsQuery): Promise<JudgedReading[]>;
}

/** Injection token of {@link ReadingsStore}. */
export const READINGS_STORE = Symbol('ReadingsStore');
