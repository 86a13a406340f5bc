import type { NatsConnection } from '@nats-io/transport-node';
import { toMessagingError } from '../connection/messaging.errors.js';

/** A message that no stream needs to acknowledge. */
export interface CoreMessage {
  readonly subject: string;
  readonly data: Uint8Array;
}

/**
 * Publishes without an acknowledgement for each message: a fifth of the work for both sides. For state that is
 * published again on change and on request, so that a lost message leaves nobody waiting.
 */
export class CorePublisher {
  constructor(private readonly nc: NatsConnection) {}

  /**
   * Resolves when the broker has read all messages; a stream on their subjects may still refuse one.
   *
   * @throws AppError `MESSAGING.*`; retryable when the connection was lost meanwhile.
   */
  async publishAll(messages: readonly CoreMessage[]): Promise<void> {
    try {
      for (const { subject, data } of messages) this.nc.publish(subject, data);
      await this.nc.flush();
    } catch (error) {
      throw toMessagingError(error, `publish ${messages.length} messages`);
    }
  }
}
