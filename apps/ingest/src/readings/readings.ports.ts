import type { PreparedPack } from './pack.js';
import type { ReadingsMessage } from './encode-readings.js';
import type { Claim, ExistingRow } from './settle-claims.js';

/** A point that the store does not take, whatever is tried. */
export interface RefusedPoint extends Claim {
  /** What the store said. */
  readonly message: string;
}

/** An hour of a device, in which rows may be. */
export interface DeviceHour {
  readonly device: string;
  readonly measurement: string;
  /** Start of the hour, Unix ms. */
  readonly hour: number;
}

/** Where readings are kept. */
export interface ReadingStore {
  /**
   * Writes the claimed points of the packs; when it resolves, all but the refused ones are durable.
   * Writing the same again changes nothing.
   *
   * @throws AppError, `retryable` when nothing can be said of the points: the same packs again, later.
   */
  write(packs: readonly PreparedPack[]): Promise<RefusedPoint[]>;

  /**
   * Reads the accepted rows of some hours, to find who holds a point.
   *
   * @throws AppError, `retryable` while the store does not answer.
   */
  findRows(hours: readonly DeviceHour[]): Promise<ExistingRow[]>;
}

/** Tells other services what was stored. */
export interface ReadingsPublisher {
  /**
   * Resolves when the stream has all messages; the same id again is no second message.
   *
   * @throws AppError, `retryable` when the outcome is unknown or the stream is full.
   */
  publish(messages: readonly ReadingsMessage[]): Promise<void>;
}
