import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { AppError, type Logger, waitFor } from '#libs/runtime';
import { MessagingCode, toMessagingError } from '../connection/messaging.errors.js';
import { type Delivery, NatsDelivery } from './delivery.js';
import { type PullEnd, PullSession } from './pull.session.js';

/** Which durable consumer is read. */
export interface PullGroupConsumerOptions {
  readonly stream: string;
  readonly durable: string;
  readonly logger: Logger;
}

/** Limits of one group. */
export interface GroupLimits {
  readonly maxMessages: number;
  /** Payload bytes; a single message that is larger still comes, alone. */
  readonly maxBytes: number;
  /** Longest wait for the group to fill, in milliseconds; an empty group is a normal answer. */
  readonly maxWaitMs: number;
  /** Longest wait after the first message, in milliseconds. Default: `maxWaitMs` decides alone. */
  readonly lingerMs?: number;
  readonly signal?: AbortSignal;
}

/** Shortest time a request stays open, in milliseconds, so that a nearly full group causes no flood of requests. */
const SHORTEST_REQUEST_MS = 50;
/** Pause after the broker refused a request, in milliseconds. */
const REFUSED_PAUSE_MS = 500;
/** Share of the acknowledgement time after which a message that nobody took is left to its redelivery. */
const STALE_SHARE = 0.8;
/** After these the consumer may be gone; a broker that comes back may have lost its store. */
const MAY_BE_GONE: ReadonlySet<PullEnd> = new Set(['consumer-gone', 'lost', 'reconnected']);

/**
 * Reads a durable pull consumer in groups. Nothing is held beyond one group and one open request, and
 * never more than the consumer's `max_ack_pending`. Survives broker restarts by asking again.
 * One call of {@link fetchGroup} at a time.
 */
export class PullGroupConsumer {
  private closed = false;

  private constructor(
    private readonly manager: JetStreamManager,
    private readonly nc: NatsConnection,
    private readonly session: PullSession,
    private readonly options: PullGroupConsumerOptions,
    private readonly ackWaitMs: number,
    /** When the stream was made: the sequences of another one of the same name mean nothing here. */
    private readonly created: string,
  ) {}

  /**
   * Opens the consumer, which must exist.
   *
   * @throws AppError `MESSAGING.CONSUMER_MISSING`, `MESSAGING.STREAM_MISSING` or `MESSAGING.UNAVAILABLE`.
   */
  static async open(nc: NatsConnection, options: PullGroupConsumerOptions): Promise<PullGroupConsumer> {
    const { stream, durable } = options;
    const manager = await jetstreamManager(nc, { checkAPI: false });
    try {
      const { created } = await manager.streams.info(stream);
      const { config } = await manager.consumers.info(stream, durable);
      const ackWaitMs = (config.ack_wait ?? 30e9) / 1e6;
      const session = new PullSession(nc, stream, durable);
      return new PullGroupConsumer(manager, nc, session, options, ackWaitMs, created);
    } catch (error) {
      throw toMessagingError(error, `open consumer ${durable} of ${stream}`);
    }
  }

  /**
   * Waits for a group. Returns early when it is full; returns what there is when the time is over or
   * the signal is aborted. While the broker is away it keeps waiting within the time and then returns
   * an empty group.
   *
   * @throws AppError when the consumer or stream is gone or was made anew, the connection closed, or a right
   * is missing.
   */
  async fetchGroup(limits: GroupLimits): Promise<Delivery[]> {
    const { maxMessages, maxBytes, maxWaitMs, lingerMs = maxWaitMs, signal } = limits;
    const { session } = this;
    this.dropStale();
    const begunAt = performance.now();
    let firstAt: number | undefined;
    for (;;) {
      this.assertOpen();
      if (session.arrived.length > 0) firstAt ??= performance.now();
      const endsAt = Math.min(begunAt + maxWaitMs, (firstAt ?? Number.POSITIVE_INFINITY) + lingerMs);
      const remainingMs = endsAt - performance.now();
      const isFull = session.arrived.length >= maxMessages || session.arrivedBytes >= maxBytes;
      if (isFull || remainingMs <= 0 || signal?.aborted) break;
      // The next message does not fit into what is left.
      const isOversize = session.lastEnd?.how === 'oversize';
      if (isOversize && session.arrived.length > 0) break;
      try {
        if (session.idle) {
          await this.settleLastEnd(remainingMs, signal);
          session.request({
            // Larger than a whole group: that message comes alone and without a bound.
            batch: isOversize ? 1 : maxMessages - session.arrived.length,
            ...(isOversize ? {} : { maxBytes: maxBytes - session.arrivedBytes }),
            expiresMs: Math.max(SHORTEST_REQUEST_MS, remainingMs),
          });
        }
        await session.wait(remainingMs, signal);
      } catch (error) {
        throw toMessagingError(error, `read ${this.options.durable}`);
      }
    }
    return this.take(maxMessages, maxBytes);
  }

  /** Stops reading; what was not taken is delivered again after the acknowledgement time. */
  close(): void {
    this.closed = true;
    this.session.close();
  }

  private take(maxMessages: number, maxBytes: number): Delivery[] {
    let count = 0;
    let bytes = 0;
    for (const { message } of this.session.arrived) {
      bytes += message.data.length;
      if (count >= maxMessages || (count > 0 && bytes > maxBytes)) break;
      count++;
    }
    return this.session.take(count).map(({ message, position }) => new NatsDelivery(message, position));
  }

  /** What waited too long will be delivered again anyway; handling it now would only do it twice. */
  private dropStale(): void {
    const oldest = performance.now() - this.ackWaitMs * STALE_SHARE;
    const firstFresh = this.session.arrived.findIndex(({ arrivedAt }) => arrivedAt >= oldest);
    this.session.take(firstFresh < 0 ? this.session.arrived.length : firstFresh);
  }

  private assertOpen(): void {
    if (!this.closed && !this.nc.isClosed()) return;
    throw new AppError(MessagingCode.Closed, `read ${this.options.durable}: the NATS connection is closed`);
  }

  private async settleLastEnd(remainingMs: number, signal: AbortSignal | undefined): Promise<void> {
    const end = this.session.lastEnd;
    if (end?.how === 'refused') {
      this.options.logger.warn({ durable: this.options.durable, detail: end.detail }, 'pull refused');
      await waitFor(Math.min(remainingMs, REFUSED_PAUSE_MS), signal);
    } else if (end && MAY_BE_GONE.has(end.how)) {
      await this.assertExists();
    }
  }

  private async assertExists(): Promise<void> {
    const { stream, durable, logger } = this.options;
    try {
      const { created } = await this.manager.streams.info(stream);
      if (created !== this.created) throw madeAnew(stream, durable);
      await this.manager.consumers.info(stream, durable);
    } catch (error) {
      const failure = toMessagingError(error, `read consumer ${durable} of ${stream}`);
      if (!failure.retryable) throw failure;
      logger.warn({ durable, err: failure }, 'the broker does not answer; asking again');
    }
  }
}

function madeAnew(stream: string, durable: string): AppError {
  return new AppError(
    MessagingCode.StreamMissing,
    `read consumer ${durable} of ${stream}: the stream was made anew; what was unread in the old one is gone`,
  );
}
