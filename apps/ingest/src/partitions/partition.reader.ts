import { ingestDurable, LEASE_BUCKET } from '#libs/contracts';
import { type Delivery, Lease, type NatsConnection, PullGroupConsumer } from '#libs/messaging';
import type { Logger } from '#libs/runtime';
import type { GroupBuffer, Reservation } from './group.buffer.js';

/** Room that one reader asks for: eight readers together fill one group. */
const FETCH: Reservation = { packs: 128, bytes: 1024 * 1024 };
/** A request without an answer is renewed after this time. */
const FETCH_WAIT_MS = 5_000;
/** Packs that come together are taken together. */
const FETCH_LINGER_MS = 10;
const RETRY_MS = 1_000;
/** Between two attempts to take a partition that another process still holds. */
const CONTEND_MS = 500;

/** What a reader works with. */
export interface PartitionReaderParts {
  readonly partition: number;
  readonly nats: NatsConnection;
  readonly instance: string;
  readonly buffer: GroupBuffer<Delivery>;
  readonly logger: Logger;
  /** Whether this partition falls to this process now. */
  readonly isMine: () => boolean;
  /** Called before the first pack is read after the lease was taken. */
  readonly onTaken: () => void;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly leaseTtlMs?: number;
}

/** Reads one partition while it holds the lease. */
export class PartitionReader {
  private lease: Lease | undefined;
  private lost = new AbortController();

  constructor(private readonly parts: PartitionReaderParts) {}

  get isActive(): boolean {
    return this.lease?.held ?? false;
  }

  get partition(): number {
    return this.parts.partition;
  }

  /** Takes and reads the partition until the signal is aborted; outlives everything that may come back. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger, partition, wait } = this.parts;
    while (!signal.aborted) {
      try {
        if (await this.holds()) await this.read(signal);
        else await wait(CONTEND_MS, signal);
      } catch (error) {
        if (signal.aborted) return;
        logger.error({ err: error, partition }, 'the partition cannot be read; trying again');
        await wait(RETRY_MS, signal);
      }
    }
  }

  /** Gives the partition up, so that another process can have it at once. */
  async release(): Promise<void> {
    await this.lease?.release();
  }

  private async holds(): Promise<boolean> {
    if (!this.parts.isMine()) return false;
    this.lease ??= await this.openLease();
    return this.lease.tryAcquire();
  }

  private openLease(): Promise<Lease> {
    const { nats, partition, instance, logger, leaseTtlMs } = this.parts;
    return Lease.open(nats, {
      bucket: LEASE_BUCKET,
      key: ingestDurable(partition),
      holder: instance,
      logger,
      onLost: () => this.lost.abort(),
      ...(leaseTtlMs === undefined ? {} : { ttlMs: leaseTtlMs }),
    });
  }

  private async read(signal: AbortSignal): Promise<void> {
    const { nats, partition, buffer, logger, isMine, onTaken } = this.parts;
    this.lost = new AbortController();
    const either = AbortSignal.any([signal, this.lost.signal]);
    const consumer = await PullGroupConsumer.open(nats, {
      stream: 'TELEMETRY',
      durable: ingestDurable(partition),
      logger,
    });
    logger.debug({ partition }, 'reading the partition');
    onTaken();
    try {
      while (!either.aborted && this.isActive && isMine()) {
        if (!(await buffer.reserve(FETCH, either))) break;
        let deliveries: Delivery[] = [];
        try {
          deliveries = await consumer.fetchGroup({
            maxMessages: FETCH.packs,
            maxBytes: FETCH.bytes,
            maxWaitMs: FETCH_WAIT_MS,
            lingerMs: FETCH_LINGER_MS,
            signal: either,
          });
        } finally {
          buffer.add(deliveries, FETCH);
        }
      }
    } finally {
      consumer.close();
      if (!isMine()) await this.release();
    }
  }
}
