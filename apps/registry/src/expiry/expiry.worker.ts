import { type Logger, waitFor, type Worker } from '#libs/runtime';
import type { ExpiryService } from './expiry.service.js';

/** Validity ends at midnight; a quarter of an hour later is early enough to say so. */
const PAUSE_MS = 15 * 60_000;
const PAUSE_AFTER_FAILURE_MS = 10_000;

/** Looks for what runs out, for as long as the service runs. */
export function expiryWorker(expiry: ExpiryService, logger: Logger): Worker {
  return async signal => {
    while (!signal.aborted) {
      try {
        await expiry.warn();
        await waitFor(PAUSE_MS, signal);
      } catch (error) {
        logger.warn({ err: error }, 'cannot look for facts that run out; trying again');
        await waitFor(PAUSE_AFTER_FAILURE_MS, signal);
      }
    }
  };
}
