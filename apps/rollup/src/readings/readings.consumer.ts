import { ROLLUP_DURABLE, type StreamName } from '#libs/contracts';
import { type Delivery, type NatsConnection, PullGroupConsumer } from '#libs/messaging';
import { AppError, type Logger } from '#libs/runtime';
import type { TouchedGroup } from '../dirty/marks-of-group.js';
import type { ReadingsService } from './readings.service.js';
import { touchedGroupSchema } from './touched-group.schema.js';

const STREAM: StreamName = 'READINGS';

/** Under half of the consumer's `max_ack_pending`, so that two groups fit. */
const LIMITS = { maxMessages: 250, maxBytes: 8 * 1024 * 1024, maxWaitMs: 1_000, lingerMs: 150 };
const RETRY_MS = 1_000;

/** Reads READINGS in groups; acknowledges when the windows they touched are safely marked. */
export class ReadingsConsumer {
  /** Messages of the stream not read yet, as of the last one. */
  lag = 0;

  constructor(
    private readonly nats: NatsConnection,
    private readonly readings: ReadingsService,
    private readonly streamCreatedAt: number,
    private readonly logger: Logger,
  ) {}

  /**
   * Reads until the signal.
   *
   * @throws AppError when the consumer or the stream is gone, or the connection closed.
   */
  async run(signal: AbortSignal): Promise<void> {
    const consumer = await PullGroupConsumer.open(this.nats, {
      stream: STREAM,
      durable: ROLLUP_DURABLE,
      logger: this.logger,
    });
    try {
      while (!signal.aborted) {
        const deliveries = await consumer.fetchGroup({ ...LIMITS, signal });
        this.lag = deliveries.at(-1)?.pending ?? 0;
        if (deliveries.length > 0) await this.handle(deliveries, signal);
      }
    } finally {
      consumer.close();
    }
  }

  private async handle(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> {
    const groups: TouchedGroup[] = [];
    let committedAt = 0;
    for (const delivery of deliveries) {
      const parsed = touchedGroupSchema.safeParse(parseJson(delivery.data));
      if (parsed.success) {
        groups.push(parsed.data);
        committedAt = Math.max(committedAt, parsed.data.committedAt);
      } else {
        // Our own ingest wrote it: a fault of ours that a redelivery does not mend.
        const { subject, streamSequence } = delivery;
        this.logger.error({ err: parsed.error, subject, streamSequence }, 'not a readings group; left out');
      }
    }
    const sequence = Math.max(...deliveries.map(delivery => delivery.streamSequence));
    const checkpoint = { streamCreatedAt: this.streamCreatedAt, sequence, committedAt };
    while (!(await this.accept(groups, checkpoint))) {
      if (signal.aborted) return;
      for (const delivery of deliveries) delivery.working();
      await new Promise(resolve => setTimeout(resolve, RETRY_MS));
    }
    for (const delivery of deliveries) delivery.ack();
  }

  private async accept(...[groups, checkpoint]: Parameters<ReadingsService['accept']>): Promise<boolean> {
    try {
      await this.readings.accept(groups, checkpoint);
      return true;
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) throw error;
      this.logger.warn({ err: error }, 'readings wait: a dependency is away');
      return false;
    }
  }
}

/** `undefined`, which no schema accepts, for what is not JSON. */
function parseJson(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return undefined;
  }
}
