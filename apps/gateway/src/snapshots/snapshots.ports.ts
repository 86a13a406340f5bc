import type { Actor, ChainVerdict, SnapshotKey, SnapshotSummary, snapshotRpc } from '#libs/contracts';
import type { z } from 'zod';

/** What is to be frozen. */
export type FreezeRequest = Omit<z.output<typeof snapshotRpc.freeze.request>, 'actor'>;

/** Frozen scores. All throw AppError `DEPENDENCY.*` while scoring does not answer. */
export interface SnapshotBook {
  /** Newest first, those before a sequence number. */
  list(before: number | null, limit: number): Promise<SnapshotSummary[]>;
  find(sequence: number): Promise<SnapshotSummary | undefined>;
  /** The file as it is handed out; `undefined` when there is no such snapshot. */
  file(sequence: number): Promise<Buffer | undefined>;
  keys(): Promise<SnapshotKey[]>;
  /** Checks the whole chain. */
  verify(): Promise<ChainVerdict>;
  /** @throws AppError `SNAPSHOT.*`. */
  freeze(request: FreezeRequest, actor: Actor): Promise<SnapshotSummary>;
}

/** Injection token of {@link SnapshotBook}. */
export const SNAPSHOT_BOOK = Symbol('SnapshotBook');
