import type {
  Actor,
  DeadLetter,
  DeadLetterDetail,
  DeadLetterFilter,
  DeadLetterRunOutcome,
  DeadLetterSelection,
} from '#libs/contracts';
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

/** Reads the bytes that are kept. */
export interface DeadLetterArchive {
  /**
   * Bytes of dead letters as they came, by id, put together again where they are kept in parts. Those past
   * their 30 days are absent.
   *
   * @throws AppError `MESSAGING.*`.
   */
  find(letters: readonly DeadLetter[]): Promise<Map<string, Uint8Array>>;
}

/** Injection token of {@link DeadLetterArchive}. */
export const DEAD_LETTER_ARCHIVE = Symbol('DeadLetterArchive');

/** A page of dead letters, newest first. */
export interface DeadLetterPage {
  readonly items: DeadLetter[];
  readonly nextCursor: string | null;
}

/** How many, by day, zone, reason and state. */
export interface DeadLetterCounts {
  readonly total: number;
  readonly items: Array<Pick<DeadLetter, 'reason' | 'state' | 'zone'> & { day: string; count: number }>;
  readonly isCut: boolean;
}

/** Answers questions about dead letters. All throw AppError `DATABASE.*`. */
export interface DeadLetterReadModel {
  /** @throws AppError `REQUEST.INVALID` for a cursor that is none. */
  list(filter: DeadLetterFilter & { limit: number; cursor?: string | undefined }): Promise<DeadLetterPage>;
  count(filter: DeadLetterFilter): Promise<DeadLetterCounts>;
  find(id: string): Promise<DeadLetterDetail | undefined>;
  /** How far a run is; `undefined` when there is none with this id. */
  outcomeOf(run: string): Promise<DeadLetterRunOutcome | undefined>;
}

/** Injection token of {@link DeadLetterReadModel}. */
export const DEAD_LETTER_READ_MODEL = Symbol('DeadLetterReadModel');

/** A pack that is about to be handed to the broker again, with the letters that it has. */
export interface ReplayedPack {
  /** Names this attempt; whoever knows it may say when the pack first arrived. */
  readonly token: string;
  readonly zone: string;
  readonly device: string;
  readonly body: Uint8Array;
  readonly receivedAt: number;
  readonly letters: readonly string[];
}

/** A command to replay as it is noted. */
export interface ReplayRun {
  readonly run: string;
  /** Unix ms. */
  readonly at: number;
  readonly actor: Actor;
}

/** Letters that a command is about. */
export interface SelectedLetters {
  /** Oldest first. */
  readonly items: DeadLetter[];
  /** Matching ones that the limit left out. */
  readonly remaining: number;
  readonly nextCursor: string | null;
}

/** Keeps where dead letters stand. All throw AppError `DATABASE.*`. */
export interface DeadLetterBook {
  /**
   * Letters for a replay: those named, or the oldest that the filter matches and that wait for one.
   *
   * @param lostBefore replays from before this (Unix ms) without an outcome may be tried again.
   */
  selectForReplay(selection: DeadLetterSelection, lostBefore: number): Promise<SelectedLetters>;
  /** Notes packs as replayed; before they are published, so that their tokens are known. */
  begin(packs: readonly ReplayedPack[], run: ReplayRun): Promise<void>;
  /** Opens letters again whose packs the broker did not take, or may not have taken. */
  takeBack(packs: readonly ReplayedPack[], run: ReplayRun, note: string): Promise<void>;
  /** Gives letters up; those already solved or given up stay as they are. */
  dismiss(
    selection: DeadLetterSelection,
    actor: Actor,
    note: string,
  ): Promise<{ dismissed: number; remaining: number }>;
}

/** Injection token of {@link DeadLetterBook}. */
export const DEAD_LETTER_BOOK = Symbol('DeadLetterBook');

/** Hands packs to the broker again. */
export interface PackSender {
  /**
   * Publishes on the subject that devices use; the same token again is no second message.
   *
   * @throws AppError `MESSAGING.*`.
   */
  send(packs: readonly ReplayedPack[]): Promise<void>;
}

/** Knows when replayed packs first arrived. */
export interface ReplayArrivals {
  /** First arrival by token, Unix ms; tokens that are none of ours are absent. */
  find(tokens: readonly string[]): Promise<Map<string, number>>;
}
