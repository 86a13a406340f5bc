import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ErrorCode } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { IDEMPOTENCY_STORE, type IdempotencyStore } from './idempotency.ports.js';

/** Longer than a client that was cut off goes on trying. */
const KEPT_MS = 7 * 86_400_000;
/** Printable ASCII without blanks. */
const KEY = /^[\x21-\x7e]{1,128}$/;

/** Lets a client repeat a request without wondering whether the first one came through. */
@Injectable()
export class IdempotencyService {
  constructor(
    @Inject(IDEMPOTENCY_STORE) private readonly store: IdempotencyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Claims a key for a body, before anything is done with it.
   *
   * @param key of the header; without one every request is new.
   * @throws AppError `REQUEST.INVALID` for a key that is none, `REQUEST.IDEMPOTENCY_KEY_REUSED` when it was
   * given to another body, `DATABASE.*`.
   */
  async claim(scope: string, key: string | undefined, bytes: Uint8Array): Promise<'new' | 'repeated'> {
    if (key === undefined) return 'new';
    if (!KEY.test(key))
      throw new AppError(
        ErrorCode.Invalid,
        'The header idempotency-key has 1 to 128 printable ASCII characters without blanks.',
      );
    const digest = createHash('sha256').update(bytes).digest('base64url');
    const now = this.clock.now();
    const first = await this.store.claim({ scope, key, digest }, now, now - KEPT_MS);
    if (first === undefined) return 'new';
    if (first === digest) return 'repeated';
    throw new AppError(
      ErrorCode.IdempotencyKeyReused,
      'This idempotency-key was given to another body before. A new body needs a key of its own.',
    );
  }
}
