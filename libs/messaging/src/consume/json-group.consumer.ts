import type { NatsConnection } from '@nats-io/transport-node';
import type { ZodType } from 'zod';
import { AppError, type Logger, waitFor } from '#libs/runtime';
import type { Delivery } from './delivery.js';
import { parseJson } from './parse-json.js';
import { type GroupLimits, PullGroupConsumer } from './pull-group.consumer.js';
import { type KeptMessage, readMissing } from './read-missing.js';

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
  /** Every message up to here was accepted; kept only where the order of the stream counts. */
  private acceptedTo: number | undefined;

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
   * @param order `{ after }`: gives the messages strictly in the order of the stream, each once, beginning
   * behind this sequence. What a process that died had been given comes to the next one only after the
   * acknowledgement time, behind newer messages; such gaps are filled from the stream itself. The consumer
   * must not filter. Without it messages come as the broker delivers them.
   * @throws AppError when the consumer or the stream is gone, or the connection closed.
   */
  async run(signal: AbortSignal, order?: { readonly after: number }): Promise<void> {
    const { stream, durable, limits, logger } = this.options;
    this.acceptedTo = order?.after;
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
    while (!(await this.succeeds(() => this.giveAll(deliveries)))) {
      if (signal.aborted) return;
      for (const delivery of deliveries) delivery.working();
      await waitFor(this.options.retryMs ?? 1_000, signal);
    }
    for (const delivery of deliveries) delivery.ack();
  }

  private async giveAll(deliveries: readonly Delivery[]): Promise<void> {
    if (this.acceptedTo === undefined) return this.give(deliveries);
    let run: Delivery[] = [];
    for (const delivery of deliveries.toSorted((a, b) => a.streamSequence - b.streamSequence)) {
      const from = (run.at(-1)?.streamSequence ?? this.acceptedTo) + 1;
      const sequence = delivery.streamSequence;
      if (sequence < from) continue;
      if (sequence > from) {
        await this.give(run);
        run = [];
        await this.fill({ from, to: sequence - 1 }, deliveries);
      }
      run.push(delivery);
    }
    await this.give(run);
  }

  private async fill(
    gap: { readonly from: number; readonly to: number },
    held: readonly Delivery[],
  ): Promise<void> {
    const { stream, durable, logger } = this.options;
    logger.info({ durable, ...gap }, 'given to a process before us; read from the stream');
    for await (const messages of readMissing(this.nats, stream, gap)) {
      await this.give(messages);
      for (const delivery of held) delivery.working();
    }
    this.acceptedTo = gap.to;
  }

  private async give(messages: readonly KeptMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const lastSequence = Math.max(...messages.map(message => message.streamSequence));
    await this.options.accept(this.read(messages), lastSequence);
    if (this.acceptedTo !== undefined) this.acceptedTo = lastSequence;
  }

  private read(received: readonly KeptMessage[]): Message[] {
    const { schema, durable, logger } = this.options;
    const messages: Message[] = [];
    for (const { data, subject, streamSequence } of received) {
      const parsed = schema.safeParse(parseJson(data));
      if (parsed.success) messages.push(parsed.data);
      // Our own services wrote it: a fault of ours.
      else logger.error({ err: parsed.error, durable, subject, streamSequence }, 'not as agreed; left out');
    }
    return messages;
  }

  private async succeeds(work: () => Promise<void>): Promise<boolean> {
    const { durable, logger } = this.options;
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) throw error;
      logger.warn({ err: error, durable }, 'messages wait: a dependency is away');
      return false;
    }
  }
}
