import type { Logger } from '../logging/logger.js';
import { createFatalHandler } from './fatal.handler.js';

/** How long a process may take to drain before it is ended, in milliseconds. */
const DRAIN_LIMIT_MS = 10_000;

/** What is guarded. */
export interface ProcessGuardOptions {
  readonly logger: Logger;
  /** Drains and closes everything; may reject. */
  readonly close: () => Promise<void>;
  readonly drainLimitMs?: number;
}

/**
 * Makes signals drain the process (SIGTERM, SIGINT: exit 0, or 1 when draining fails or takes too
 * long) and every unhandled failure end it with exit 1.
 */
export function guardProcess({ logger, close, drainLimitMs = DRAIN_LIMIT_MS }: ProcessGuardOptions): void {
  let draining = false;

  const onSignal = (signal: NodeJS.Signals): void => {
    if (draining) return;
    draining = true;
    logger.info({ signal }, 'draining');
    setTimeout(() => {
      logger.error({ drainLimitMs }, 'draining took too long; ending now');
      process.exit(1);
    }, drainLimitMs).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'closing failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);

  const fatal = createFatalHandler(logger);
  process.on('unhandledRejection', error => fatal('a promise failed and nobody handled it', error));
  process.on('uncaughtException', error => fatal('an error was thrown and nobody handled it', error));
}
