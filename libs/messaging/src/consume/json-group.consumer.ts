import type { NatsConnection } from '@nats-io/transport-node';
import type { ZodType } from 'zod';
import { AppError, type Logger, waitFor } from '#libs/runtime';
import type { Delivery } from './delivery.js';
import { parseJson } from './parse-json.js';
import { type GroupLimits, PullGroupConsumer } from './pull-group.consumer.js';

/** What is read, and who takes it. */
export interface JsonGroupConsumerOptions<Message> {
  readonly stream: string;
  readonly durable: string;
  readonly limits: Omit<GroupLimits, 'signal'>;
  /** Messages that do not fit are logged and left out: a redelivery would not mend them. */
  readonly schema: ZodType<Message>;
  /**
   * Resolves when all effects of the messages are durable; they are acknowledged then. Must stand
   * messages that come again.
   *
   * @param lastSequence highest stream sequence of the group, of messages left out too.
   * @throws AppError with `retryable` when the same messages can be given again later: they are held
   * until it works. Any other error ends the loop.
   */
  readonly accept: (messages: readonly Message[], lastSequence: number) => Promise<void>;
  readonly logger: Logger;
  /** Pause before held messages are given again, in milliseconds. Default 1,000. */
  readonly retryMs?: number;
}

/** Reads a durable consumer of JSON messages in groups and acknowledges what was accepted. */
export class JsonGroupConsumer<Message> {
  private unread = 0;

  constructor(
    private readonly nats: NatsConnection,
    private readonly options: JsonGroupConsumerOptions<Message>,
  ) {}

  /** Messages of the stream not read yet, as of the last one. */
  get lag(): number {
    return this.unread;
  }

  /**
   * Reads until the signal.
   *
   * @throws AppError when the consumer or the stream is gone, or the connection closed.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { stream, durable, limits, logger } = this.options;
    const consumer = await PullGroupConsumer.open(this.nats, { stream, durable, logger });
    try {
      while (!signal.aborted) {
        const deliveries = await consumer.fetchGroup({ ...limits, signal });
        this.unread = deliveries.at(-1)?.pending ?? 0;
        if (deliveries.length > 0) await this.handle(deliveries, signal);
      }
    } finally {
      consumer.close();
    }
  }

  private async handle(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> {
    const messages = this.read(deliveries);
    const lastSequence = Math.max(...deliveries.map(delivery => delivery.streamSequence));
    while (!(await this.accepts(messages, lastSequence))) {
      if (signal.aborted) return;
      for (const delivery of deliveries) delivery.working();
      await waitFor(this.options.retryMs ?? 1_000, signal);
    }
    for (const delivery of deliveries) delivery.ack();
  }

  private read(deliveries: readonly Delivery[]): Message[] {
    const { schema, durable, logger } = this.options;
    const messages: Message[] = [];
    for (const { data, subject, streamSequence } of deliveries) {
      const parsed = schema.safeParse(parseJson(data));
      if (parsed.success) messages.push(parsed.data);
      // Our own services wrote it: a fault of ours.
      else logger.error({ err: parsed.error, durable, subject, streamSequence }, 'not as agreed; left out');
    }
    return messages;
  }

  private async accepts(messages: readonly Message[], lastSequence: number): Promise<boolean> {
    const { accept, durable, logger } = this.options;
    try {
      await accept(messages, lastSequence);
      return true;
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) throw error;
      logger.warn({ err: error, durable }, 'messages wait: a dependency is away');
      return false;
    }
  }
}
