import { JetStreamApiCodes, JetStreamApiError, jetstream } from '@nats-io/jetstream';
import { type KV, type KvEntry, Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { AppError, type Logger, newId, waitFor } from '#libs/runtime';
import { toMessagingError } from '../connection/messaging.errors.js';

/** What is held, and by whom. */
export interface LeaseOptions {
  /** Key-value bucket, which must exist. */
  readonly bucket: string;
  readonly key: string;
  /** Stable name of the holder, e.g. the instance: after a restart it takes its own lease at once. */
  readonly holder: string;
  /** Time without renewal after which others may take over, in milliseconds. Default 10,000. */
  readonly ttlMs?: number;
  readonly logger: Logger;
  /** Called when the lease was held and is no more, except after {@link Lease.release}. */
  readonly onLost: () => void;
}

interface LeaseValue {
  readonly holder: string;
  /** Tells two processes of the same name apart. */
  readonly session: string;
  readonly ttlMs: number;
}

const RENEWALS_PER_TTL = 3;

/**
 * At most one active holder of a key, by optimistic updates of a key-value bucket. A contender takes over
 * when it has watched the same revision for the holder's whole time to live on its own monotonic clock,
 * so no clocks are compared. A paused process may hold on for a moment: correctness must not depend on it.
 */
export class Lease {
  private readonly session = newId();
  private readonly ttlMs: number;
  private revision: number | undefined;
  private renewedAt = 0;
  private watched: { readonly revision: number; readonly since: number } | undefined;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly kv: KV,
    private readonly options: LeaseOptions,
  ) {
    this.ttlMs = options.ttlMs ?? 10_000;
  }

  /** Prepares a lease without taking it. */
  static async open(nc: NatsConnection, options: LeaseOptions): Promise<Lease> {
    const kv = await new Kvm(jetstream(nc)).open(options.bucket);
    return new Lease(kv, options);
  }

  get held(): boolean {
    return this.revision !== undefined;
  }

  /**
   * Takes the lease when it is free, expired or one's own.
   *
   * @returns whether it is held now.
   * @throws AppError `MESSAGING.*` when the bucket is missing or the broker does not answer.
   */
  async tryAcquire(): Promise<boolean> {
    if (this.held) return true;
    try {
      const entry = await this.kv.get(this.options.key);
      const revision = this.revisionToReplace(entry);
      if (revision === undefined) return false;
      this.hold(await this.put(revision));
      return true;
    } catch (error) {
      if (isLostRace(error)) return false;
      throw this.toError(error);
    }
  }

  /** Waits until the lease is held; returns `false` when the signal was aborted first. Outlives broker outages. */
  async acquire(signal?: AbortSignal): Promise<boolean> {
    while (!signal?.aborted) {
      try {
        if (await this.tryAcquire()) return true;
      } catch (error) {
        if (!(error instanceof AppError) || !error.retryable) throw error;
        this.options.logger.warn({ key: this.options.key, err: error }, 'cannot ask for the lease now');
      }
      await waitFor(this.ttlMs / RENEWALS_PER_TTL, signal);
    }
    return false;
  }

  /** Gives the lease up so that others can have it at once; never rejects. */
  async release(): Promise<void> {
    const revision = this.revision;
    this.forget();
    if (revision === undefined) return;
    await this.kv.delete(this.options.key, { previousSeq: revision }).catch((error: unknown) => {
      this.options.logger.debug({ key: this.options.key, err: error }, 'lease not given back; it expires');
    });
  }

  /** Revision that our entry may replace: 0 for none, `undefined` when another holds the lease. */
  private revisionToReplace(entry: KvEntry | null): number | undefined {
    if (entry === null) return 0;
    if (entry.operation !== 'PUT') return entry.revision;
    const value = entry.json<LeaseValue>();
    if (value.holder === this.options.holder) return entry.revision;
    const now = performance.now();
    if (this.watched?.revision !== entry.revision) this.watched = { revision: entry.revision, since: now };
    return now - this.watched.since >= value.ttlMs ? entry.revision : undefined;
  }

  private put(revision: number): Promise<number> {
    const value: LeaseValue = { holder: this.options.holder, session: this.session, ttlMs: this.ttlMs };
    return this.kv.put(this.options.key, JSON.stringify(value), {
      previousSeq: revision,
      timeout: this.ttlMs / RENEWALS_PER_TTL,
    });
  }

  private hold(revision: number): void {
    this.revision = revision;
    this.renewedAt = performance.now();
    this.watched = undefined;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.renew(), this.ttlMs / RENEWALS_PER_TTL);
    this.timer.unref();
  }

  private async renew(): Promise<void> {
    const revision = this.revision;
    if (revision === undefined) return;
    const begunAt = performance.now();
    try {
      const renewed = await this.put(revision).catch((error: unknown) => this.recover(error));
      if (this.revision !== revision) return;
      this.hold(renewed);
      this.renewedAt = begunAt;
    } catch (error) {
      if (this.revision !== revision) return;
      const expired = performance.now() - this.renewedAt >= this.ttlMs;
      if (isLostRace(error) || expired) {
        this.forget();
        this.options.logger.warn({ key: this.options.key, err: error }, 'lease lost');
        this.options.onLost();
        return;
      }
      const untilExpiry = this.renewedAt + this.ttlMs - performance.now();
      this.timer = setTimeout(
        () => void this.renew(),
        Math.min(untilExpiry, this.ttlMs / (2 * RENEWALS_PER_TTL)),
      );
      this.timer.unref();
    }
  }

  /** A renewal whose answer was lost may be stored: then the entry carries our session. */
  private async recover(error: unknown): Promise<number> {
    if (!isLostRace(error)) throw error;
    const entry = await this.kv.get(this.options.key);
    if (entry === null) return this.put(0);
    if (entry.operation === 'PUT' && entry.json<LeaseValue>().session === this.session) {
      return this.put(entry.revision);
    }
    throw error;
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.revision = undefined;
  }

  private toError(error: unknown): AppError {
    return toMessagingError(error, `lease ${this.options.key} in bucket ${this.options.bucket}`);
  }
}

function isLostRace(error: unknown): boolean {
  return (
    error instanceof JetStreamApiError &&
    (error.code === JetStreamApiCodes.StreamWrongLastSequence ||
      error.code === JetStreamApiCodes.StreamWrongLastSequenceUnknown)
  );
}
