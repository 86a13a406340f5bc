import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  DiscardPolicy,
  ReplayPolicy,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { BucketSettings, ConsumerSettings, StreamSettings } from './settings.js';

/** The broker's form of a stream's settings; what is not named keeps the broker's default. */
export function toStreamConfig(settings: StreamSettings): Partial<StreamConfig> & { name: string } {
  return {
    name: settings.name,
    subjects: [...settings.subjects],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: 1,
    max_age: nanos(settings.maxAgeMs),
    max_bytes: settings.maxBytes,
    max_msgs: -1,
    max_msgs_per_subject: settings.maxMsgsPerSubject ?? -1,
    max_msg_size: settings.maxMsgSize ?? -1,
    discard: settings.discard === 'new' ? DiscardPolicy.New : DiscardPolicy.Old,
    duplicate_window: nanos(settings.duplicateWindowMs),
  };
}

/** The broker's form of a durable consumer's settings. */
export function toConsumerConfig(settings: ConsumerSettings): Partial<ConsumerConfig> {
  return {
    durable_name: settings.durable,
    ack_policy: AckPolicy.Explicit,
    replay_policy: ReplayPolicy.Instant,
    deliver_policy: settings.deliverPolicy === 'new' ? DeliverPolicy.New : DeliverPolicy.All,
    ack_wait: nanos(settings.ackWaitMs),
    max_ack_pending: settings.maxAckPending,
    max_deliver: settings.maxDeliver,
    ...(settings.filterSubject === undefined ? {} : { filter_subject: settings.filterSubject }),
  };
}

/** Longest time in which the broker recognises a repeated message id in a bucket, in milliseconds. */
const BUCKET_DUPLICATE_WINDOW_MS = 120_000;

/** The stream behind a key-value bucket, as NATS' ADR-8 lays it out. */
export function toBucketConfig({
  name,
  historyPerKey,
  maxBytes,
  ttlMs = 0,
}: BucketSettings): Partial<StreamConfig> & { name: string } {
  return {
    ...toStreamConfig({
      name: `KV_${name}`,
      subjects: [`$KV.${name}.>`],
      maxAgeMs: ttlMs,
      maxBytes,
      maxMsgsPerSubject: historyPerKey,
      discard: 'new',
      duplicateWindowMs: ttlMs > 0 ? Math.min(ttlMs, BUCKET_DUPLICATE_WINDOW_MS) : BUCKET_DUPLICATE_WINDOW_MS,
    }),
    allow_rollup_hdrs: true,
    deny_delete: true,
  };
}
