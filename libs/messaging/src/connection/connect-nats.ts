import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '#libs/runtime';

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

/**
 * Opens a connection that waits for the broker at first and reconnects for ever. A dead peer is noticed
 * after 20 s (two pings unanswered); the client's default would take four minutes.
 *
 * @throws when the broker refuses the user.
 */
export async function connectNats(options: NatsOptions): Promise<NatsConnection> {
  const { url, user, password, name, logger, onClosed } = options;
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
    ignoreAuthErrorAbort: false,
  });
  void logStatus(nc, logger);
  void nc.closed().then(error => {
    onClosed?.(error instanceof Error ? error : undefined);
  });
  return nc;
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
