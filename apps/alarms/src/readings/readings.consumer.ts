import { ALARMS_DURABLE, type StreamName } from '#libs/contracts';
import { JsonGroupConsumer, type NatsConnection, streamReport } from '#libs/messaging';
import { type Logger, untilAnswered } from '#libs/runtime';
import type { MissedService } from '../missed/missed.service.js';
import { type JudgedGroup, judgedGroupSchema } from './judged-group.schema.js';
import type { ReadingsService } from './readings.service.js';
import { planStart } from './plan-start.js';

const STREAM: StreamName = 'READINGS';

/** Under half of the consumer's `max_ack_pending`, so that two groups fit. */
const LIMITS = { maxMessages: 250, maxBytes: 8 * 1024 * 1024, maxWaitMs: 1_000, lingerMs: 150 };

/** Reads READINGS in groups, in its order; acknowledges when what they mean for alarms is stored. */
export class ReadingsConsumer {
  private readonly consumer: JsonGroupConsumer<JudgedGroup>;
  private streamCreatedAt = 0;

  constructor(
    private readonly nats: NatsConnection,
    private readonly readings: ReadingsService,
    private readonly missed: MissedService,
    private readonly logger: Logger,
  ) {
    this.consumer = new JsonGroupConsumer(nats, {
      stream: STREAM,
      durable: ALARMS_DURABLE,
      limits: LIMITS,
      schema: judgedGroupSchema,
      accept: (groups, sequence) =>
        readings.accept(groups, { streamCreatedAt: this.streamCreatedAt, sequence }),
      logger,
    });
  }

  /** Messages of the stream not read yet, as of the last one. */
  get lag(): number {
    return this.consumer.lag;
  }

  /**
   * Reads until the signal, from where judging ended before.
   *
   * @throws AppError when the consumer or the stream is gone, or the connection closed.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { createdAt, firstSequence, consumers } = await streamReport(this.nats, STREAM);
    const own = consumers.find(({ durable }) => durable === ALARMS_DURABLE);
    const stream = { createdAt, firstSequence, acknowledgedTo: own?.acknowledgedTo ?? 0 };
    this.streamCreatedAt = createdAt;
    const { after, hasMissed } = planStart(stream, await this.readings.checkpoint());
    if (hasMissed) {
      const checkpoint = { streamCreatedAt: createdAt, sequence: after };
      const patience = { from: 'what is stored', logger: this.logger, signal };
      await untilAnswered(() => this.missed.judge(checkpoint), patience);
    }
    await this.consumer.run(signal, { after });
  }
}
