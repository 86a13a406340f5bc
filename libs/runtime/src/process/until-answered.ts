import { AppError } from '../errors/app.error.js';
import type { Logger } from '../logging/logger.js';
import { waitFor } from '../time/wait-for.js';

/** How to wait for another service. */
export interface PatienceOptions {
  /** Who is waited for, for the log. */
  readonly from: string;
  readonly logger: Logger;
  readonly signal?: AbortSignal;
  /** Pause between two questions, in milliseconds. Default 1,000. */
  readonly pauseMs?: number;
}

/**
 * Asks until the answer comes: services start side by side, and one that is asked may not be there yet.
 *
 * @throws what the question throws when asking again cannot help, or when the signal is aborted.
 */
export async function untilAnswered<Answer>(
  ask: () => Promise<Answer>,
  { from, logger, signal, pauseMs = 1_000 }: PatienceOptions,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const mayHelp = error instanceof AppError && error.retryable;
      if (!mayHelp || signal?.aborted) throw error;
      if (attempt === 1) logger.warn({ err: error }, `waiting for ${from}`);
      await waitFor(pauseMs, signal);
    }
  }
}
