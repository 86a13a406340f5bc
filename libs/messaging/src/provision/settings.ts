/** A stream as plain data. Times in milliseconds, sizes in bytes. */
export interface StreamSettings {
  readonly name: string;
  readonly subjects: readonly string[];
  /** 0 keeps for ever. */
  readonly maxAgeMs: number;
  readonly maxBytes: number;
  readonly maxMsgsPerSubject?: number;
  readonly maxMsgSize?: number;
  /** What happens at the limit: `new` refuses publishers, `old` drops the oldest, read or not. */
  readonly discard: 'new' | 'old';
  readonly duplicateWindowMs: number;
}

/** A durable pull consumer with explicit acknowledgement as plain data. */
export interface ConsumerSettings {
  readonly stream: string;
  readonly durable: string;
  readonly filterSubject?: string;
  readonly ackWaitMs: number;
  /** The only hard bound of what a reader holds. */
  readonly maxAckPending: number;
  /** −1: delivered until acknowledged. */
  readonly maxDeliver: -1;
  /** Where a new consumer begins. Default `all`. */
  readonly deliverPolicy?: 'all' | 'new';
}

/** A key-value bucket as plain data. */
export interface BucketSettings {
  readonly name: string;
  readonly historyPerKey: number;
  readonly maxBytes: number;
  /** Keys vanish this long after their last update; absent keeps them. */
  readonly ttlMs?: number;
}

/** Everything that a provisioning step creates. */
export interface ProvisioningPlan {
  readonly streams: readonly StreamSettings[];
  readonly consumers: readonly ConsumerSettings[];
  readonly buckets: readonly BucketSettings[];
}

/** What provisioning did to one thing. */
export interface ProvisioningChange {
  readonly kind: 'bucket' | 'consumer' | 'stream';
  readonly name: string;
  readonly action: 'created' | 'updated';
  /** Changed settings as `name: before → after`. */
  readonly changes: readonly string[];
}
