import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { toMessagingError } from '../connection/messaging.errors.js';

/** A message as the stream keeps it. */
export interface KeptMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  readonly streamSequence: number;
}

/** Messages of one portion: what the largest of ours need together fits into memory easily. */
const PORTION = 50;

/**
 * Reads messages of a stream by their sequences, past any consumer: in order, in portions, without those
 * that are no longer there.
 *
 * @throws AppError `MESSAGING.STREAM_MISSING` or `MESSAGING.UNAVAILABLE`.
 */
export async function* readMissing(
  nc: NatsConnection,
  stream: string,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<KeptMessage[], void, undefined> {
  try {
    const manager = await jetstreamManager(nc, { checkAPI: false });
    // Whatever lies before the stream's beginning was removed, and need not be asked for one by one.
    const { state } = await manager.streams.info(stream);
    for (let next = Math.max(from, state.first_seq); next <= to; next += PORTION) {
      const count = Math.min(PORTION, to - next + 1);
      const portion = await Promise.all(
        Array.from({ length: count }, (_, index) => readOne(manager, stream, next + index)),
      );
      yield portion.filter(message => message !== undefined);
    }
  } catch (error) {
    throw toMessagingError(error, `read ${from} to ${to} of ${stream}`);
  }
}

async function readOne(
  manager: JetStreamManager,
  stream: string,
  sequence: number,
): Promise<KeptMessage | undefined> {
  const found = await manager.streams.getMessage(stream, { seq: sequence });
  return found === null ? undefined : { subject: found.subject, data: found.data, streamSequence: found.seq };
}
