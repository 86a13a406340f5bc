import type { DeadLetter, Receipt } from '#libs/contracts';

/** What became of a pack. */
export interface PackOutcome {
  /**
   * `committed`: all of it is stored; `partly`: all but what the dead letters name; `pending`: safe in the broker,
   * not yet stored; `rejected`: nothing of it is stored.
   */
  readonly state: 'committed' | 'partly' | 'pending' | 'rejected';
  /** Of the records that were refused, or of the whole pack. */
  readonly deadLetters: readonly DeadLetter[];
}

/** Reads a receipt of the ledger; `undefined` when it does not know the pack. */
export function outcomeOf({ state, deadLetters }: Receipt): PackOutcome | undefined {
  if (state === 'unknown') return undefined;
  const isRejected = state === 'rejected' || deadLetters.some(({ records }) => records === null);
  if (isRejected) return { state: 'rejected', deadLetters };
  return { state: deadLetters.length === 0 ? 'committed' : 'partly', deadLetters };
}
