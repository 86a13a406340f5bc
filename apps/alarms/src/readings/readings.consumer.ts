import { ALARMS_DURABLE, type StreamName } from '#libs/contracts';
import { JsonGroupConsumer, type NatsConnection } from '#libs/messaging';
import type { Logger } from '#libs/runtime';
import { judgedGroupSchema } from './judged-group.schema.js';
import type { ReadingsService } from './readings.service.js';

const STREAM: StreamName = 'READINGS';

/** Under half of the consumer's `max_ack_pending`, so that two groups fit. */
const LIMITS = { maxMessages: 250, maxBytes: 8 * 1024 * 1024, maxWaitMs: 1_000, lingerMs: 150 };

/** Reads READINGS in groups; acknowledges when what they mean for alarms is stored. */
export function createReadingsConsumer(nats: NatsConnection, readings: ReadingsService, logger: Logger) {
  return new JsonGroupConsumer(nats, {
    stream: STREAM,
    durable: ALARMS_DURABLE,
    limits: LIMITS,
    schema: judgedGroupSchema,
    accept: groups => readings.accept(groups),
    logger,
  });
}
