import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { toMessagingError } from '../connection/messaging.errors.js';
import type { StreamMessage } from './delivery.js';

/**
 * Reads one message of a stream by its sequence, past any consumer; `undefined` when it is no longer kept.
 *
 * @throws AppError `MESSAGING.*`.
 */
export async function readMessage(
  nc: NatsConnection,
  stream: string,
  sequence: number,
): Promise<Pick<StreamMessage, 'data' | 'header' | 'subject'> | undefined> {
  try {
    const manager = await jetstreamManager(nc, { checkAPI: false });
    const found = await manager.streams.getMessage(stream, { seq: sequence });
    if (found === null) return undefined;
    const { subject, data, header: headers } = found;
    return {
      subject,
      data,
      header: name => (headers?.has(name) ? headers.get(name) : undefined),
    };
  } catch (error) {
    throw toMessagingError(error, `read ${sequence} of ${stream}`);
  }
}
