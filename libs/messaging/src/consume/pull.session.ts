import {
  createInbox,
  type Msg,
  type NatsConnection,
  nanos,
  type Subscription,
} from '@nats-io/transport-node';
import { watchConnection } from '../connection/watch-connection.js';
import { type DeliveryPosition, parseAckSubject } from './parse-ack-subject.js';

/** One request for messages. */
export interface PullRequest {
  readonly batch: number;
  readonly maxBytes?: number;
  readonly expiresMs: number;
}

/** How a request ended: `silent` when its time passed without a word, `lost` after several such in a row. */
export type PullEnd =
  | 'complete'
  | 'consumer-gone'
  | 'expired'
  | 'lost'
  | 'oversize'
  | 'reconnected'
  | 'refused'
  | 'silent';

/** A message that has arrived and waits to be taken. */
export interface Arrived {
  readonly message: Msg;
  readonly position: DeliveryPosition;
  readonly arrivedAt: number;
}

/**
 * How long after its expiry a request may stay unanswered, in milliseconds. nats-server 2.9.10 now and
 * then says nothing when an acknowledgement comes at the moment of expiry.
 */
const ANSWER_GRACE_MS = 100;
/** So many silent ends in a row are no accident: the consumer or the broker may be gone. */
const SILENT_ENDS = 3;

/**
 * Requests and what arrives for them, over one subscription. At most one request is open; messages that
 * come after the reader stopped waiting stay for its next turn, so none has to wait for its redelivery.
 * The client's own `fetch` needs a second or more per request and rejects when a heartbeat is missed.
 */
export class PullSession {
  private queue: Arrived[] = [];
  private bytes = 0;
  /** How the last request ended; cleared by {@link request}. */
  lastEnd: { readonly how: PullEnd; readonly detail: string } | undefined;

  private readonly inbox: string;
  private readonly subscription: Subscription;
  private readonly stopWatching: () => void;
  private open: { readonly token: string; remaining: number; readonly givenUpAt: number } | undefined;
  private counter = 0;
  private connected = true;
  private failure: Error | undefined;
  private wake: (() => void) | undefined;
  private silentEnds = 0;

  constructor(
    private readonly nc: NatsConnection,
    private readonly stream: string,
    private readonly consumer: string,
  ) {
    this.inbox = createInbox();
    this.subscription = nc.subscribe(`${this.inbox}.*`, {
      callback: (error, message) => {
        if (error) this.fail(error);
        else this.receive(message);
      },
    });
    this.stopWatching = watchConnection(nc, state => {
      this.connected = state === 'connected';
      // The broker forgets a request with the connection.
      this.open = undefined;
      if (this.connected) this.end('reconnected', '');
      this.wake?.();
    });
  }

  /** Arrived and not taken, oldest first. */
  get arrived(): readonly Arrived[] {
    return this.queue;
  }

  /** Payload bytes of {@link arrived}. */
  get arrivedBytes(): number {
    return this.bytes;
  }

  /** Takes the oldest messages out. */
  take(count: number = this.queue.length): Arrived[] {
    const taken = this.queue.splice(0, count);
    for (const { message } of taken) this.bytes -= message.data.length;
    return taken;
  }

  /** Whether a request may be sent now. */
  get idle(): boolean {
    return this.connected && this.open === undefined;
  }

  /**
   * Sends a request; what comes is in {@link arrived}.
   *
   * @throws when the connection is closed.
   */
  request({ batch, maxBytes, expiresMs }: PullRequest): void {
    const token = String(++this.counter);
    this.lastEnd = undefined;
    this.open = { token, remaining: batch, givenUpAt: performance.now() + expiresMs + ANSWER_GRACE_MS };
    this.nc.publish(
      `$JS.API.CONSUMER.MSG.NEXT.${this.stream}.${this.consumer}`,
      JSON.stringify({
        batch,
        ...(maxBytes === undefined ? {} : { max_bytes: maxBytes }),
        // Whole nanoseconds: the broker refuses a fraction.
        expires: nanos(Math.ceil(expiresMs)),
      }),
      { reply: `${this.inbox}.${token}` },
    );
  }

  /**
   * Waits until a message arrived, the open request ended, the connection changed, or the time is over.
   *
   * @throws what ended the subscription, e.g. a missing permission.
   */
  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    this.throwFailure();
    const untilLost = this.open ? this.open.givenUpAt - performance.now() : Number.POSITIVE_INFINITY;
    await new Promise<void>(resolve => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, Math.min(ms, untilLost)));
      signal?.addEventListener('abort', done);
      this.wake = done;
    });
    this.throwFailure();
    if (this.open && performance.now() >= this.open.givenUpAt) this.endSilently();
  }

  /** Ends the subscription; messages not taken are delivered again to whoever reads next. */
  close(): void {
    this.stopWatching();
    this.subscription.unsubscribe();
    this.queue = [];
    this.bytes = 0;
    this.open = undefined;
    this.wake?.();
  }

  private receive(message: Msg): void {
    if (message.subject.startsWith(this.inbox)) {
      this.receiveStatus(message);
      return;
    }
    const position = parseAckSubject(message.reply ?? '');
    if (position === null) return;
    this.silentEnds = 0;
    this.queue.push({ message, position, arrivedAt: performance.now() });
    this.bytes += message.data.length;
    if (this.open && --this.open.remaining <= 0) this.end('complete', '');
    this.wake?.();
  }

  private receiveStatus(message: Msg): void {
    const code = message.headers?.code ?? 0;
    const isOfOpenRequest = message.subject === `${this.inbox}.${this.open?.token}`;
    if (!isOfOpenRequest || code === 100) return;
    const detail = (message.headers?.description ?? '').toLowerCase();
    this.silentEnds = 0;
    this.end(endOf(code, detail), `${code} ${detail}`);
    this.wake?.();
  }

  private endSilently(): void {
    this.silentEnds++;
    this.end(this.silentEnds % SILENT_ENDS === 0 ? 'lost' : 'silent', 'no answer');
  }

  private end(how: PullEnd, detail: string): void {
    this.open = undefined;
    this.lastEnd = { how, detail };
  }

  private fail(error: Error): void {
    this.failure = error;
    this.wake?.();
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure;
  }
}

function endOf(code: number, detail: string): PullEnd {
  if (code === 404 || code === 408) return 'expired';
  if (code === 409 && detail.includes('exceeds maxbytes')) return 'oversize';
  if (code === 503 || detail.includes('consumer deleted') || detail.includes('stream deleted'))
    return 'consumer-gone';
  return 'refused';
}
