import { AppError } from '../errors/app.error.js';
import type { Logger } from '../logging/logger.js';
import { waitFor } from '../time/wait-for.js';

/** How turns are taken. */
export interface TurnsOptions {
  /** Between the end of a turn and the next, ms. */
  readonly pauseMs: number;
  /** What is not done while a dependency is away, for the log. */
  readonly waiting: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Takes a turn now and then until the signal. While a dependency is away turns fail, which is said once, and are taken
 * again.
 *
 * @throws whatever a turn throws that another try would not mend.
 */
export async function takeTurns(
  turn: () => Promise<unknown>,
  { pauseMs, waiting, logger, signal }: TurnsOptions,
): Promise<void> {
  let isAway = false;
  while (!signal.aborted) {
    try {
      await turn();
      isAway = false;
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) throw error;
      if (!isAway) logger.warn({ err: error }, `${waiting}: a dependency is away`);
      isAway = true;
    }
    await waitFor(pauseMs, signal);
  }
}
