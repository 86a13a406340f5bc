import type { DeadLetter, DeadLetterReason, Receipt } from '#libs/contracts';
import type { OutgoingDeadLetter } from './dead-letter.js';

/** Keeps the bytes of what could not be stored. */
export interface DeadLetterPublisher {
  /**
   * Resolves when all are kept; the same id again is no second one.
   *
   * @throws AppError, `retryable` when the outcome is unknown or there is no room.
   */
  publish(letters: readonly OutgoingDeadLetter[]): Promise<void>;
}

/** Which dead letters are asked for. */
export interface DeadLetterFilter {
  readonly zone?: string | undefined;
  readonly device?: string | undefined;
  readonly reason?: DeadLetterReason | undefined;
  /** At least 1. */
  readonly limit: number;
  /** Where the page before ended. */
  readonly cursor?: string | undefined;
}

/** A page, newest first. */
export interface DeadLetterPage {
  readonly items: DeadLetter[];
  readonly nextCursor: string | null;
}

/** Answers questions about dead letters. */
export interface DeadLetterReadModel {
  /** @throws AppError `REQUEST.INVALID` for a cursor that is none. */
  list(filter: DeadLetterFilter): Promise<DeadLetterPage>;
  /** What became of the pack with this key. */
  receiptOf(key: string): Promise<Receipt>;
}

/** Injection token of {@link DeadLetterReadModel}. */
export const DEAD_LETTER_READ_MODEL = Symbol('DeadLetterReadModel');
