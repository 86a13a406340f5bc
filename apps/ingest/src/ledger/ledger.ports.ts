import type { DeadLetter } from '#libs/contracts';
import type { PreparedPack } from '../readings/pack.js';
import type { SeqRange } from './seq-ranges.js';

/** All packs of one run of a device that are stored. */
export interface StoredRun {
  readonly zone: string;
  readonly device: string;
  /** Start of the run, Unix ms. */
  readonly boot: number;
  /** Oldest first. */
  readonly stored: readonly SeqRange[];
}

/** What one group adds to the ledger. */
export interface GroupRecord {
  /** Packs that are stored or kept as dead letters; a pack known before counts nothing again. */
  readonly packs: readonly PreparedPack[];
  readonly deadLetters: readonly DeadLetter[];
}

/** Values that are stored and about to be replaced. */
export interface ReplacedValues {
  readonly letter: DeadLetter;
  /** Of the values, Unix ms. */
  readonly timeMs: number;
}

/** What is known after a group was recorded. */
export interface RecordedGroup {
  /** The runs that the group touched. */
  readonly runs: readonly StoredRun[];
  /** Packs that were not in the ledger before. */
  readonly newPacks: number;
}

/** A device and an hour of event time. */
export interface LedgerHour {
  readonly device: string;
  /** Start of the hour, Unix ms. */
  readonly hour: number;
}

/** The record of what arrived and what became of it. */
export interface LedgerStore {
  /**
   * Records a group in one transaction: stored packs, delivery counters, dead letters, events.
   *
   * @throws AppError, `retryable` when the database cannot now; nothing is recorded then.
   */
  record(group: GroupRecord): Promise<RecordedGroup>;

  /**
   * Records, in one transaction, that values are kept as dead letters and counted as rejected from now on; each once,
   * however often it is told.
   *
   * @throws AppError, `retryable` when the database cannot now; nothing is recorded then.
   */
  recordReplaced(replaced: readonly ReplacedValues[]): Promise<void>;

  /** A run of a device, the newest one for `boot: null`; `undefined` when nothing of it is stored. */
  findRun(device: string, boot: number | null): Promise<StoredRun | undefined>;

  /** Latest event time stored of each device, Unix ms; devices without any are absent. */
  newestEvents(devices: readonly string[]): Promise<Map<string, number>>;

  /**
   * Forgets what was counted by minute in hours that began before this (Unix ms), at most so many rows.
   *
   * @returns rows that were changed.
   */
  forgetMinutes(before: number, most: number): Promise<number>;

  /** Which of these hours have readings already. */
  findTouchedHours(hours: readonly LedgerHour[]): Promise<LedgerHour[]>;
}
