/** A key that a client gave to a request, with what the request was. */
export interface IdempotencyClaim {
  /** What the key counts for: the same key may be used elsewhere. */
  readonly scope: string;
  readonly key: string;
  /** Of the body. */
  readonly digest: string;
}

/** Remembers keys over restarts. */
export interface IdempotencyStore {
  /**
   * Takes a key, or finds who has it. Of two that come at once one takes it.
   *
   * @param expiredBefore what was claimed before this (Unix ms) may be forgotten.
   * @returns the digest that the key was first claimed with, `undefined` when that is now.
   * @throws AppError `DATABASE.*`.
   */
  claim(claim: IdempotencyClaim, nowMs: number, expiredBefore: number): Promise<string | undefined>;
}

/** Injection token of {@link IdempotencyStore}. */
export const IDEMPOTENCY_STORE = Symbol('IdempotencyStore');
