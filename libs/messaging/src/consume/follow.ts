import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  type JetStreamManager,
  jetstreamManager,
  ReplayPolicy,
} from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/transport-node';
import { type Logger, waitFor } from '#libs/runtime';
import { MessagingCode, toMessagingError } from '../connection/messaging.errors.js';
import { NatsDelivery, type StreamMessage } from './delivery.js';
import { type PullEnd, PullSession } from './pull.session.js';

/** Where a follower begins: a sequence, everything kept, only what comes now, or the last of each subject. */
export type FollowStart = { readonly sequence: number } | 'first' | 'last-per-subject' | 'new';

/** What is followed. */
export interface FollowOptions {
  /** One subject filter; several need a newer broker than 2.9. */
  readonly subject: string;
  readonly from: FollowStart;
  readonly logger: Logger;
  readonly signal?: AbortSignal;
  /**
   * Called when messages were missed: the stream dropped them before they were read, or it was made
   * anew and is read from its beginning.
   */
  readonly onGap?: (gap: { readonly expected: number; readonly first: number }) => void;
}

/** Messages under way at once; the reader's pace decides when more are asked for. */
const BATCH = 256;
const POLL_MS = 5_000;
/** The broker forgets a reader that has not asked for this long; it is then made again from its position. */
const FORGET_MS = 60_000;
const RETRY_PAUSE_MS = 1_000;
const ENDS_OF_READER: ReadonlySet<PullEnd> = new Set(['consumer-gone', 'lost', 'reconnected', 'silent']);

/**
 * Follows a stream for fan-out: in order, without acknowledgement, every follower gets every message.
 * Goes on after broker restarts, lost messages and a recreated stream. Ends only with the signal, when the
 * caller leaves the loop, or when the connection is closed.
 *
 * @throws AppError when the stream is missing or a right is.
 */
export async function* follow(
  nc: NatsConnection,
  stream: string,
  options: FollowOptions,
): AsyncGenerator<StreamMessage, void, undefined> {
  const manager = await jetstreamManager(nc, { checkAPI: false });
  const position = await startPosition(manager, stream, options);
  while (!options.signal?.aborted && !nc.isClosed()) {
    try {
      yield* readFrom(nc, manager, stream, options, position);
    } catch (error) {
      const failure = toMessagingError(error, `follow ${options.subject} of ${stream}`);
      // A stream that existed is being made anew; one that never did is a fault of the installation.
      const isGoneForNow =
        failure.code === MessagingCode.StreamMissing && position.streamCreated !== undefined;
      if (!failure.retryable && !isGoneForNow) throw failure;
      options.logger.warn({ stream, err: failure }, 'following interrupted; trying again');
      await waitFor(RETRY_PAUSE_MS, options.signal);
    }
  }
}

interface Position {
  /** Last sequence that was handed out, or that lies before the beginning. */
  last: number;
  /** Whether the last message of each subject has still to be handed out. */
  snapshot: boolean;
  /** When the stream was made, as the broker says; sequences of another one mean nothing here. */
  streamCreated?: string;
}

async function startPosition(
  manager: JetStreamManager,
  stream: string,
  { from }: FollowOptions,
): Promise<Position> {
  if (from === 'first') return { last: 0, snapshot: false };
  if (from === 'last-per-subject') return { last: 0, snapshot: true };
  if (from !== 'new') return { last: from.sequence - 1, snapshot: false };
  // A fixed position instead of the deliver policy `new`, so that nothing is missed when the reader is made again.
  const info = await manager.streams.info(stream).catch((error: unknown) => {
    throw toMessagingError(error, `follow ${stream}`);
  });
  return { last: info.state.last_seq, snapshot: false, streamCreated: info.created };
}

async function* readFrom(
  nc: NatsConnection,
  manager: JetStreamManager,
  stream: string,
  options: FollowOptions,
  position: Position,
): AsyncGenerator<StreamMessage, void, undefined> {
  const { state, created } = await manager.streams.info(stream);
  const isAnother = position.streamCreated !== undefined && position.streamCreated !== created;
  if (isAnother || state.last_seq < position.last) {
    options.onGap?.({ expected: position.last + 1, first: state.first_seq });
    position.last = 0;
  } else if (!position.snapshot && position.last > 0 && state.first_seq > position.last + 1) {
    options.onGap?.({ expected: position.last + 1, first: state.first_seq });
  }
  position.streamCreated = created;
  const consumer = await manager.consumers.add(stream, readerConfig(options.subject, position));
  const session = new PullSession(nc, stream, consumer.name);
  let expected = 1;
  try {
    while (!options.signal?.aborted && !nc.isClosed()) {
      for (const { message, position: at } of session.take()) {
        if (at.consumerSequence !== expected) return;
        expected++;
        position.last = Math.max(position.last, at.streamSequence);
        if (at.pending === 0) position.snapshot = false;
        yield new NatsDelivery(message, at);
        if (options.signal?.aborted) return;
      }
      if (session.arrived.length > 0) continue;
      const end = session.lastEnd?.how;
      // The reader may be gone, and a new one from the position is always right.
      if (end !== undefined && ENDS_OF_READER.has(end)) return;
      if (end === 'refused') await waitFor(RETRY_PAUSE_MS, options.signal);
      if (session.idle) session.request({ batch: BATCH, expiresMs: POLL_MS });
      await session.wait(POLL_MS, options.signal);
    }
  } finally {
    session.close();
    void manager.consumers.delete(stream, consumer.name).catch(() => {
      // It expires by itself.
    });
  }
}

function readerConfig(subject: string, position: Position): Partial<ConsumerConfig> {
  const start: Partial<ConsumerConfig> = position.snapshot
    ? { deliver_policy: DeliverPolicy.LastPerSubject }
    : position.last > 0
      ? { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: position.last + 1 }
      : { deliver_policy: DeliverPolicy.All };
  return {
    ...start,
    filter_subject: subject,
    ack_policy: AckPolicy.None,
    replay_policy: ReplayPolicy.Instant,
    inactive_threshold: nanos(FORGET_MS),
    mem_storage: true,
    num_replicas: 1,
  };
}
