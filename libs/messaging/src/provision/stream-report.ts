import { AckPolicy, type ConsumerInfo, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { toMessagingError } from '../connection/messaging.errors.js';

/** How far one durable consumer is. */
export interface ConsumerLag {
  readonly durable: string;
  /** Messages not delivered yet. */
  readonly pending: number;
  /** Delivered and not acknowledged. */
  readonly ackPending: number;
  readonly redelivered: number;
  /** Everything of this consumer up to this stream sequence is acknowledged. */
  readonly acknowledgedTo: number;
}

/** State of a stream for a status screen. */
export interface StreamReport {
  readonly name: string;
  /** Unix ms; another one than before means that the stream was made anew. */
  readonly createdAt: number;
  readonly messages: number;
  readonly bytes: number;
  /** −1: no limit. */
  readonly maxBytes: number;
  /** Bytes used of the limit, 0 to 1; 0 without a limit. */
  readonly share: number;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly consumers: readonly ConsumerLag[];
}

/**
 * Reads the state of a stream and of its acknowledging consumers.
 *
 * @throws AppError `MESSAGING.STREAM_MISSING` or `MESSAGING.UNAVAILABLE`.
 */
export async function streamReport(nc: NatsConnection, name: string): Promise<StreamReport> {
  const manager = await jetstreamManager(nc, { checkAPI: false });
  try {
    // The stream first: a consumer with nothing left has then seen at least up to this last sequence.
    const { state, config, created } = await manager.streams.info(name);
    const consumers = (await listConsumers(manager, name)).filter(
      consumer => consumer.config.ack_policy !== AckPolicy.None,
    );
    return {
      name,
      createdAt: Date.parse(created),
      messages: state.messages,
      bytes: state.bytes,
      maxBytes: config.max_bytes,
      share: config.max_bytes > 0 ? state.bytes / config.max_bytes : 0,
      firstSequence: state.first_seq,
      lastSequence: state.last_seq,
      consumers: consumers.map(consumer => toLag(consumer, state.last_seq)),
    };
  } catch (error) {
    throw toMessagingError(error, `report of stream ${name}`);
  }
}

async function listConsumers(manager: JetStreamManager, name: string): Promise<ConsumerInfo[]> {
  const found: ConsumerInfo[] = [];
  for await (const consumer of manager.consumers.list(name)) found.push(consumer);
  return found;
}

function toLag(consumer: ConsumerInfo, lastSequence: number): ConsumerLag {
  // The floor of a filtered consumer stays at its own last message: one without work left is past all others too.
  const isDone = consumer.num_pending === 0 && consumer.num_ack_pending === 0;
  return {
    durable: consumer.name,
    pending: consumer.num_pending,
    ackPending: consumer.num_ack_pending,
    redelivered: consumer.num_redelivered,
    acknowledgedTo: isDone
      ? Math.max(lastSequence, consumer.ack_floor.stream_seq)
      : consumer.ack_floor.stream_seq,
  };
}
