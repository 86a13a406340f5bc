import type { SnapshotHeader, SnapshotSummary } from '#libs/contracts';
import type { SignedDocument } from '#libs/readiness';

/** A snapshot as it is stored. */
export interface StoredSnapshot extends SignedDocument {
  sequence: number;
  /** What lists show; the document says the same. */
  header: SnapshotHeader;
}

/** Keeps snapshots. They are only ever added. Methods throw `AppError` `DATABASE.*`. */
export interface SnapshotStore {
  /**
   * Puts a snapshot at the end of the chain.
   *
   * @param make is given the last one, and makes the next; nobody else adds one meanwhile. May run again.
   * @returns what was added; `null` when there is one of this kind and hour.
   */
  append(make: (last: StoredSnapshot | null) => StoredSnapshot): Promise<StoredSnapshot | null>;
  find(sequence: number): Promise<StoredSnapshot | null>;
  /** The snapshot of this kind and hour. */
  findOf(kind: SnapshotHeader['kind'], asOf: number): Promise<StoredSnapshot | null>;
  /** Newest first, those before a sequence number. */
  list(before: number | null, limit: number): Promise<SnapshotSummary[]>;
  /** Every sequence number there is, in order. */
  sequences(): Promise<number[]>;
  /** Months that are frozen. */
  months(): Promise<Set<string>>;
  /** When the first score of all was computed, Unix ms; `null` before. */
  firstScoredAt(): Promise<number | null>;
}
export const SNAPSHOT_STORE = Symbol('SnapshotStore');
