import type { DirtyMark, PendingMark } from './dirty-mark.js';

/** How far READINGS was read when marks were stored. */
export interface Checkpoint {
  /** When the stream was created, Unix ms: another one means that it was made anew. */
  readonly streamCreatedAt: number;
  readonly sequence: number;
  /** When ingest committed the group with this sequence, Unix ms. */
  readonly committedAt: number;
}

/** Keeps marks and checkpoint through crashes. */
export interface DirtyStore {
  /**
   * Stores marks, and the checkpoint if given, in one transaction. A mark that exists gets a new version.
   *
   * @returns the version of all of them.
   */
  save(marks: readonly DirtyMark[], checkpoint?: Checkpoint): Promise<number>;
  /** Removes marks that nobody stored again since they had their version. */
  remove(marks: readonly PendingMark[]): Promise<void>;
  /** All marks; which minutes they had is not kept, so all of an hour are dirty. */
  load(): Promise<Array<DirtyMark & { readonly version: number }>>;
  checkpoint(): Promise<Checkpoint | undefined>;
}
