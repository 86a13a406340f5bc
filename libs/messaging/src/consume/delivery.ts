import type { Msg } from '@nats-io/transport-node';
import type { DeliveryPosition } from './parse-ack-subject.js';

const ACK = new TextEncoder().encode('+ACK');
const IN_PROGRESS = new TextEncoder().encode('+WPI');

/** A message of a stream as a reader sees it. */
export interface StreamMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  /** Value of a header, the first one when it is repeated. */
  header(name: string): string | undefined;
  readonly streamSequence: number;
  /** When the stream stored it, Unix ms. */
  readonly publishedAt: number;
  /** Messages that follow for this reader at the time of delivery. */
  readonly pending: number;
}

/** A message that waits for its acknowledgement. */
export interface Delivery extends StreamMessage {
  /** Whether an earlier delivery was not acknowledged in time. */
  readonly redelivered: boolean;
  /** Tells the broker that all effects are durable. Not confirmed: after a lost one it comes again. */
  ack(): void;
  /** Restarts the acknowledgement time of a message that is held. */
  working(): void;
}

/** Wraps a message of the NATS client. */
export class NatsDelivery implements Delivery {
  constructor(
    private readonly message: Msg,
    private readonly position: DeliveryPosition,
  ) {}

  get subject(): string {
    return this.message.subject;
  }

  get data(): Uint8Array {
    return this.message.data;
  }

  get streamSequence(): number {
    return this.position.streamSequence;
  }

  get publishedAt(): number {
    return this.position.publishedAt;
  }

  get pending(): number {
    return this.position.pending;
  }

  get redelivered(): boolean {
    return this.position.deliveries > 1;
  }

  header(name: string): string | undefined {
    const headers = this.message.headers;
    return headers?.has(name) ? headers.get(name) : undefined;
  }

  ack(): void {
    this.message.respond(ACK);
  }

  working(): void {
    this.message.respond(IN_PROGRESS);
  }
}
