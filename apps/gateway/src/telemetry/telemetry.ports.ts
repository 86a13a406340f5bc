import type { Receipt } from '#libs/contracts';
import type { PackIdentity } from './pack-identity.js';

/** A pack on its way in. */
export interface IncomingPack {
  readonly zone: string;
  readonly device: string;
  readonly bytes: Uint8Array;
  readonly identity: PackIdentity;
  /**
   * Name of this attempt, when the pack has to be judged again although the broker may have had it a moment
   * ago; else it is named by its identity.
   */
  readonly messageId?: string;
}

/** Hands packs to the broker and hears what becomes of them. */
export interface PackDoor {
  /**
   * Publishes a pack and calls `onSign` for whatever tells that its fate is known: a commit that covers
   * it, a dead letter with its key, or the broker's word that it had this pack before.
   *
   * @returns stops listening.
   * @throws AppError `MESSAGING.*`: the outcome is unknown, the same pack may be sent again.
   */
  submit(pack: IncomingPack, onSign: (sign: PackSign) => void): Promise<() => void>;
}

/** What was heard of a pack. */
export type PackSign = 'committed' | 'dead-letter' | 'repeated';

/** Knows what became of a pack. */
export interface Receipts {
  /** @throws AppError `DEPENDENCY.*` while ingest does not answer. */
  receipt(key: string): Promise<Receipt>;
}

/** Injection token of {@link PackDoor}. */
export const PACK_DOOR = Symbol('PackDoor');
/** Injection token of {@link Receipts}. */
export const RECEIPTS = Symbol('Receipts');
