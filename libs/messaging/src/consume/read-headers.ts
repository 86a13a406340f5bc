import { AckPolicy, DeliverPolicy, jetstreamManager, ReplayPolicy } from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/transport-node';
import { AppError } from '#libs/runtime';
import { MessagingCode, toMessagingError } from '../connection/messaging.errors.js';
import { NatsDelivery, type StreamMessage } from './delivery.js';
import { PullSession } from './pull.session.js';

/** What is looked through. */
export interface HeaderScan {
  /** One subject filter. */
  readonly subject: string;
  /** Only what the stream stored at or after this, Unix ms. */
  readonly since: number;
}

const BATCH = 512;
const ANSWER_MS = 5_000;
/** The broker forgets the reader by itself when we die in between. */
const FORGET_MS = 10_000;

/**
 * Looks through what a stream keeps now, without the bodies: oldest first, each message once, then it ends.
 *
 * @throws AppError `MESSAGING.*`; `retryable` when the broker stopped answering.
 */
export async function* readHeaders(
  nc: NatsConnection,
  stream: string,
  { subject, since }: HeaderScan,
): AsyncGenerator<Pick<StreamMessage, 'header' | 'streamSequence'>, void, undefined> {
  let session: PullSession | undefined;
  let reader: string | undefined;
  const manager = await jetstreamManager(nc, { checkAPI: false });
  try {
    const { name, num_pending: total } = await manager.consumers.add(stream, {
      filter_subject: subject,
      deliver_policy: DeliverPolicy.StartTime,
      opt_start_time: new Date(since).toISOString(),
      headers_only: true,
      ack_policy: AckPolicy.None,
      replay_policy: ReplayPolicy.Instant,
      inactive_threshold: nanos(FORGET_MS),
      mem_storage: true,
      num_replicas: 1,
    });
    reader = name;
    session = new PullSession(nc, stream, name);
    for (let seen = 0; seen < total; ) {
      if (session.arrived.length === 0) await nextPortion(session, total - seen);
      for (const { message, position } of session.take()) {
        seen++;
        yield new NatsDelivery(message, position);
        if (position.pending === 0) return;
      }
    }
  } catch (error) {
    throw toMessagingError(error, `look through ${subject} of ${stream}`);
  } finally {
    session?.close();
    if (reader !== undefined) void manager.consumers.delete(stream, reader).catch(() => undefined);
  }
}

async function nextPortion(session: PullSession, left: number): Promise<void> {
  if (session.idle) session.request({ batch: Math.min(BATCH, left), expiresMs: ANSWER_MS });
  await session.wait(ANSWER_MS);
  const end = session.lastEnd;
  if (session.arrived.length > 0 || end === undefined || end.how === 'complete') return;
  throw new AppError(MessagingCode.Unavailable, `The broker ended the look through the stream: ${end.how}`, {
    retryable: true,
  });
}
