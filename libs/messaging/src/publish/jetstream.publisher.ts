import { type JetStreamClient, jetstream } from '@nats-io/jetstream';
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { waitFor } from '#libs/runtime';
import { MessagingCode, toMessagingError } from '../connection/messaging.errors.js';
import { watchConnection } from '../connection/watch-connection.js';

/** What goes with a message. */
export interface PublishOptions {
  /**
   * Identity of the message, the same at every retry: the stream then keeps one copy within its
   * duplicate window. Without it a retry after an unknown outcome may store the message twice.
   */
  readonly msgId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A message for {@link JetStreamPublisher.publishMany}. */
export interface OutgoingMessage extends PublishOptions {
  readonly subject: string;
  readonly data: Uint8Array;
}

/** What the stream answered. */
export interface Published {
  /** Sequence in the stream; of the first copy when it is a duplicate. */
  readonly seq: number;
  readonly duplicate: boolean;
}

/** How persistent a publisher is. */
export interface PublisherOptions {
  /** Wait for one answer, in milliseconds. Default 5,000. */
  readonly timeoutMs?: number;
  /** Attempts in all. Default 6: with the waits between them about 40 s against a silent broker. */
  readonly attempts?: number;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4_000;
const DEFAULT_IN_FLIGHT = 256;

/** Publishes to JetStream and returns only when the stream has the message. */
export class JetStreamPublisher {
  private readonly js: JetStreamClient;
  private readonly timeoutMs: number;
  private readonly attempts: number;
  /** Ends the attempts under way; a broker that was away never answers them. */
  private readonly underWay = new Set<(reason: Error) => void>();

  constructor(nc: NatsConnection, { timeoutMs = 5_000, attempts = 6 }: PublisherOptions = {}) {
    this.js = jetstream(nc);
    this.timeoutMs = timeoutMs;
    this.attempts = attempts;
    watchConnection(nc, state => {
      if (state === 'connected') this.endAttempts();
    });
  }

  /**
   * Publishes one message. A timeout, a lost connection or an absent stream leader is tried again with the
   * same id.
   *
   * @throws AppError `MESSAGING.*`, `retryable` when a later call may succeed (then the outcome of this
   * one is unknown).
   */
  async publish(subject: string, data: Uint8Array, options: PublishOptions = {}): Promise<Published> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(subject, data, options);
      } catch (error) {
        const failure = toMessagingError(error, `publish to ${subject}`);
        // A full stream stays full for longer than our patience: the caller has to pause.
        if (!failure.retryable || failure.code === MessagingCode.StreamFull || attempt >= this.attempts) {
          throw failure;
        }
        await waitFor(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1)));
      }
    }
  }

  /**
   * Publishes many messages with a bounded number under way; answers are in the order given. After a
   * failure no further message is started.
   *
   * @throws AppError of the first message that failed; any of the others may have been stored.
   */
  async publishMany(
    messages: readonly OutgoingMessage[],
    { maxInFlight = DEFAULT_IN_FLIGHT }: { readonly maxInFlight?: number } = {},
  ): Promise<Published[]> {
    const answers = new Array<Published>(messages.length);
    let next = 0;
    let failed = false;
    const work = async (): Promise<void> => {
      while (next < messages.length && !failed) {
        const index = next++;
        const message = messages[index] as OutgoingMessage;
        try {
          answers[index] = await this.publish(message.subject, message.data, message);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(maxInFlight, messages.length) }, work));
    return answers;
  }

  private async attempt(subject: string, data: Uint8Array, options: PublishOptions): Promise<Published> {
    let end: ((reason: Error) => void) | undefined;
    const ended = new Promise<never>((_, reject) => {
      end = reject;
      this.underWay.add(reject);
    });
    try {
      const { seq, duplicate } = await Promise.race([
        this.js.publish(subject, data, {
          msgID: options.msgId,
          timeout: this.timeoutMs,
          headers: toHeaders(options.headers),
        }),
        ended,
      ]);
      return { seq, duplicate };
    } finally {
      if (end) this.underWay.delete(end);
    }
  }

  private endAttempts(): void {
    for (const end of [...this.underWay]) end(new Error('the connection was lost meanwhile'));
  }
}

function toHeaders(values: Readonly<Record<string, string>> | undefined): MsgHdrs | undefined {
  if (values === undefined) return undefined;
  const result = headers();
  for (const [name, value] of Object.entries(values)) result.set(name, value);
  return result;
}
