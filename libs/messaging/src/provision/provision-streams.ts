import {
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  jetstreamManager,
  type StreamConfig,
} from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { AppError } from '#libs/runtime';
import { MessagingCode, toMessagingError } from '../connection/messaging.errors.js';
import { describeChange, findChanges, type SettingChange } from './find-changes.js';
import type { ConsumerSettings, ProvisioningChange, ProvisioningPlan } from './settings.js';
import { toBucketConfig, toConsumerConfig, toStreamConfig } from './to-nats-config.js';

/** What the broker lets nobody change once a stream exists. */
const FIXED_OF_STREAM = new Set(['name', 'retention', 'storage']);
/** What the broker lets nobody change once a consumer exists. */
const FIXED_OF_CONSUMER = new Set(['durable_name', 'ack_policy', 'deliver_policy', 'replay_policy']);

/**
 * Creates what is missing and updates what differs, so that the broker holds what the plan says; a second
 * run changes nothing. Never deletes.
 *
 * @returns what was done, empty when all was right.
 * @throws AppError `MESSAGING.REFUSED` when something exists that cannot be changed to the plan.
 */
export async function provisionStreams(
  nc: NatsConnection,
  plan: ProvisioningPlan,
): Promise<ProvisioningChange[]> {
  const manager = await jetstreamManager(nc, { checkAPI: false });
  const changes: Array<ProvisioningChange | undefined> = [];
  for (const stream of plan.streams) {
    changes.push(await ensureStream(manager, 'stream', stream.name, toStreamConfig(stream)));
  }
  for (const bucket of plan.buckets) {
    changes.push(await ensureStream(manager, 'bucket', bucket.name, toBucketConfig(bucket)));
  }
  for (const consumer of plan.consumers) changes.push(await ensureConsumer(manager, consumer));
  return changes.filter(change => change !== undefined);
}

async function ensureStream(
  manager: JetStreamManager,
  kind: 'bucket' | 'stream',
  name: string,
  wanted: Partial<StreamConfig> & { name: string },
): Promise<ProvisioningChange | undefined> {
  const what = `provision ${kind} ${name}`;
  try {
    const info = await manager.streams.info(wanted.name).catch(whenMissing(JetStreamApiCodes.StreamNotFound));
    if (info === undefined) {
      await manager.streams.add(wanted);
      return { kind, name, action: 'created', changes: [] };
    }
    const changes = findChanges(info.config, wanted);
    if (changes.length === 0) return undefined;
    assertChangeable(what, changes, FIXED_OF_STREAM);
    await manager.streams.update(wanted.name, wanted);
    return { kind, name, action: 'updated', changes: changes.map(describeChange) };
  } catch (error) {
    throw toMessagingError(error, what);
  }
}

async function ensureConsumer(
  manager: JetStreamManager,
  settings: ConsumerSettings,
): Promise<ProvisioningChange | undefined> {
  const { stream, durable } = settings;
  const name = `${stream}/${durable}`;
  const what = `provision consumer ${name}`;
  const wanted = toConsumerConfig(settings);
  try {
    const info = await manager.consumers
      .info(stream, durable)
      .catch(whenMissing(JetStreamApiCodes.ConsumerNotFound));
    if (info === undefined) {
      await manager.consumers.add(stream, wanted);
      return { kind: 'consumer', name, action: 'created', changes: [] };
    }
    const changes = findChanges(info.config, wanted);
    if (changes.length === 0) return undefined;
    assertChangeable(what, changes, FIXED_OF_CONSUMER);
    await manager.consumers.update(stream, durable, wanted);
    return { kind: 'consumer', name, action: 'updated', changes: changes.map(describeChange) };
  } catch (error) {
    throw toMessagingError(error, what);
  }
}

function whenMissing(code: number): (error: unknown) => undefined {
  return error => {
    if (error instanceof JetStreamApiError && error.code === code) return undefined;
    throw error;
  };
}

function assertChangeable(what: string, changes: readonly SettingChange[], fixed: ReadonlySet<string>): void {
  const impossible = changes.filter(({ name }) => fixed.has(name));
  if (impossible.length === 0) return;
  throw new AppError(
    MessagingCode.Refused,
    `${what}: exists with other settings that cannot be changed (${impossible.map(describeChange).join(', ')}); ` +
      'delete it by hand if its data may go, then provision again',
  );
}
