import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '#libs/runtime';
import { toMessagingError } from './messaging.errors.js';

export type { NatsConnection };

/** How to reach the broker, and who is told. */
export interface NatsOptions {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Shown in the broker's list of connections. */
  readonly name: string;
  readonly logger: Logger;
  /**
   * Called once when the connection closed for good: without an error after `drain()` or `close()`,
   * with one when the broker refused us. The process should end then, since nothing will arrive any more.
   */
  readonly onClosed?: (error: Error | undefined) => void;
}

/** How often the log says that the broker is still awaited at start, in milliseconds. */
const WAITING_NOTICE_MS = 5_000;

/**
 * Opens a connection that waits for the broker at first and reconnects for ever. A dead peer is noticed
 * after 20 s (two pings unanswered); the client's default would take four minutes.
 *
 * @throws AppError `MESSAGING.REFUSED` when the broker refuses the user.
 */
export async function connectNats(options: NatsOptions): Promise<NatsConnection> {
  const { url, user, password, name, logger, onClosed } = options;
  const notice = setInterval(
    () => logger.warn({ url }, 'waiting for NATS; is it running?'),
    WAITING_NOTICE_MS,
  );
  try {
    const nc = await connect({
      servers: [url],
      user,
      pass: password,
      name,
      // Answers to us must not come where devices, who share `_INBOX`, may listen.
      inboxPrefix: `_INBOX_${user}`,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      reconnectJitter: 250,
      pingInterval: 10_000,
      maxPingOut: 2,
      waitOnFirstConnect: true,
      // The client would record a stack at every request, in case it fails: a tenth of ingest's time.
      noAsyncTraces: true,
    });
    void logStatus(nc, logger);
    void nc.closed().then(error => onClosed?.(error instanceof Error ? error : undefined));
    return nc;
  } catch (error) {
    throw toMessagingError(error, `connect to ${url} as ${user}`);
  } finally {
    clearInterval(notice);
  }
}

async function logStatus(nc: NatsConnection, logger: Logger): Promise<void> {
  for await (const status of nc.status()) {
    switch (status.type) {
      case 'disconnect':
        logger.warn({ server: status.server }, 'NATS connection lost, reconnecting');
        break;
      case 'reconnect':
        logger.info({ server: status.server }, 'NATS connection is back');
        break;
      case 'error':
        logger.error({ err: status.error }, 'NATS reported an error');
        break;
      default:
        logger.trace({ status: status.type }, 'NATS status');
    }
  }
}
