import { ROLLUP_DURABLE, type StreamName } from '#libs/contracts';
import { JsonGroupConsumer, type NatsConnection } from '#libs/messaging';
import type { Logger } from '#libs/runtime';
import type { ReadingsService } from './readings.service.js';
import { touchedGroupSchema } from './touched-group.schema.js';

const STREAM: StreamName = 'READINGS';

/** Under half of the consumer's `max_ack_pending`, so that two groups fit. */
const LIMITS = { maxMessages: 250, maxBytes: 8 * 1024 * 1024, maxWaitMs: 1_000, lingerMs: 150 };

/** Reads READINGS in groups; acknowledges when the windows they touched are safely marked. */
export function createReadingsConsumer(
  nats: NatsConnection,
  readings: ReadingsService,
  streamCreatedAt: number,
  logger: Logger,
) {
  return new JsonGroupConsumer(nats, {
    stream: STREAM,
    durable: ROLLUP_DURABLE,
    limits: LIMITS,
    schema: touchedGroupSchema,
    accept: (groups, sequence) => {
      const committedAt = groups.reduce((latest, group) => Math.max(latest, group.committedAt), 0);
      return readings.accept(groups, { streamCreatedAt, sequence, committedAt });
    },
    logger,
  });
}
