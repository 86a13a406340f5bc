import { AppError, type Logger } from '#libs/runtime';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 3_000;

/** How long to try. */
export interface RetryOptions {
  readonly pause: (ms: number) => Promise<void>;
  readonly logger: Logger;
  /** Attempts in all; without a number it is tried for ever. */
  readonly attempts?: number;
}

/**
 * Calls until it works: services start side by side, and one that is asked may not be there yet.
 *
 * @throws what the call throws when trying again cannot help, or after the last attempt.
 */
export async function retry<Value>(call: () => Promise<Value>, options: RetryOptions): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const mayHelp = error instanceof AppError && error.retryable;
      if (!mayHelp || attempt >= (options.attempts ?? Number.POSITIVE_INFINITY)) throw error;
      if (attempt % 10 === 0)
        options.logger.warn({ err: error, attempt }, 'still waiting for another service');
      await options.pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * attempt));
    }
  }
}
