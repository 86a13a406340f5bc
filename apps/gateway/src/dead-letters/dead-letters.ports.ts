import type { z } from 'zod';
import type {
  Actor,
  DeadLetter,
  DeadLetterDetail,
  DeadLetterFilter,
  DeadLetterRun,
  DeadLetterRunOutcome,
  DeadLetterSelection,
  deadLetterRpc,
} from '#libs/contracts';

/** How many, by day, zone, reason and state. */
export type DeadLetterCounts = z.output<typeof deadLetterRpc.counts.reply>;

/** What could not be stored. All throw AppError `DEPENDENCY.*` while ingest does not answer. */
export interface DeadLetterBox {
  list(
    filter: DeadLetterFilter & { limit: number; cursor?: string | undefined },
  ): Promise<{ items: DeadLetter[]; nextCursor: string | null }>;
  counts(filter: DeadLetterFilter): Promise<DeadLetterCounts>;
  find(id: string): Promise<DeadLetterDetail | undefined>;
  /**
   * The bytes as they came; `undefined` when they are no longer kept.
   *
   * @throws AppError `DEADLETTER.UNKNOWN`.
   */
  bytes(id: string): Promise<Uint8Array | undefined>;
  replay(selection: DeadLetterSelection, mode: 'dry' | 'real', actor: Actor): Promise<DeadLetterRun>;
  outcome(run: string): Promise<DeadLetterRunOutcome | undefined>;
  dismiss(
    selection: DeadLetterSelection,
    note: string,
    actor: Actor,
  ): Promise<{ dismissed: number; remaining: number }>;
}

/** Injection token of {@link DeadLetterBox}. */
export const DEAD_LETTER_BOX = Symbol('DeadLetterBox');
