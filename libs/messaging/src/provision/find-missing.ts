import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { toMessagingError } from '../connection/messaging.errors.js';
import type { ProvisioningPlan } from './settings.js';
import { toBucketConfig } from './to-nats-config.js';

/** How long the broker may take for one answer, in milliseconds. */
const ANSWER_LIMIT_MS = 3_000;

/**
 * Names what a plan has and the broker has not: streams, buckets, and consumers as `stream/durable`. Asks for names
 * only, so it may be asked often.
 *
 * @throws AppError `MESSAGING.UNAVAILABLE` when the broker does not answer.
 */
export async function findMissing(
  nc: NatsConnection,
  { streams, consumers, buckets }: ProvisioningPlan,
): Promise<string[]> {
  try {
    const manager = await jetstreamManager(nc, { checkAPI: false, timeout: ANSWER_LIMIT_MS });
    const there = new Set<string>();
    for await (const name of manager.streams.names()) there.add(name);
    const wanted = [
      ...streams.map(({ name }) => name),
      ...buckets.map(bucket => toBucketConfig(bucket).name),
    ];
    for (const stream of new Set(consumers.map(consumer => consumer.stream))) {
      if (!there.has(stream)) continue;
      for await (const { name } of manager.consumers.list(stream)) there.add(`${stream}/${name}`);
    }
    wanted.push(...consumers.map(({ stream, durable }) => `${stream}/${durable}`));
    return wanted.filter(name => !there.has(name));
  } catch (error) {
    throw toMessagingError(error, 'list the streams');
  }
}
