import type { Logger } from '../logging/logger.js';

/** Ends the process because it cannot go on, e.g. when the broker connection closed for good. */
export type FatalHandler = (reason: string, error?: unknown) => void;

/** Logs the reason and exits with 1 at once: the supervisor starts the process again from a known state. */
export function createFatalHandler(logger: Logger): FatalHandler {
  return (reason, error) => {
    logger.fatal({ err: error }, reason);
    process.exit(1);
  };
}
