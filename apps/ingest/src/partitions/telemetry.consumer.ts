import { PARTITIONS, replayMessageId } from '#libs/contracts';
import type { Delivery, NatsConnection } from '#libs/messaging';
import type { Logger } from '#libs/runtime';
import type { CommitAnnouncer } from '../commits/commits.ports.js';
import type { ReplayArrivals } from '../dead-letters/dead-letters.ports.js';
import type { IngestFigures } from '../figures/ingest.figures.js';
import type { RawPack } from '../readings/pack.js';
import type { GroupOutcome } from '../readings/group.js';
import { Turnstile } from '../sinks/turnstile.js';
import { GroupBuffer } from './group.buffer.js';
import { PartitionReader } from './partition.reader.js';
import type { PresenceConsumer } from './presence.consumer.js';
import { sharePartitions } from './share-partitions.js';

/** A group: large enough for the stores to work in bulk, small enough for a fifth of a second. */
const GROUP = { maxPacks: 1_024, maxBytes: 8 * 1024 * 1024, lingerMs: 100 };
/** Groups on their way at once: while one waits for a store, the next is decoded. */
const GROUPS_UNDER_WAY = 2;
/** The broker delivers again after 30 s without a word. */
const WORKING_MS = 8_000;

/** What the consumer works with. */
export interface TelemetryConsumerParts {
  readonly nats: NatsConnection;
  readonly instance: string;
  readonly presence: PresenceConsumer;
  readonly groups: { handle(packs: readonly RawPack[]): Promise<GroupOutcome> };
  readonly commits: CommitAnnouncer;
  readonly arrivals: ReplayArrivals;
  readonly figures: IngestFigures;
  readonly logger: Logger;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Ends the process when a group fails and nothing more can be done here. */
  readonly onFailure: (reason: string, error: unknown) => void;
  /** Called whenever a partition was taken. */
  readonly onTaken: () => void;
  readonly leaseTtlMs?: number;
}

/** Reads the partitions that fall to this process, in groups; acknowledges what is durable. */
export class TelemetryConsumer {
  private readonly buffer = new GroupBuffer<Delivery>(GROUP);
  private readonly readers: PartitionReader[];
  private readonly reading = new AbortController();
  private readonly collecting = new AbortController();
  private readonly taking = new Turnstile();
  private readonly restoring = new Turnstile();
  private readonly underWay = new Map<readonly Delivery[], number>();
  private working: NodeJS.Timeout | undefined;
  private readersEnded: Promise<unknown> = Promise.resolve();
  private groupsEnded: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: TelemetryConsumerParts) {
    const { nats, instance, logger, wait, leaseTtlMs } = parts;
    this.readers = Array.from(
      { length: PARTITIONS },
      (_, partition) =>
        new PartitionReader({
          partition,
          nats,
          instance,
          logger,
          wait,
          buffer: this.buffer,
          isMine: () => this.share().includes(partition),
          onTaken: parts.onTaken,
          ...(leaseTtlMs === undefined ? {} : { leaseTtlMs }),
        }),
    );
  }

  /** Partitions that this process reads now. */
  get activePartitions(): number[] {
    return this.readers.filter(reader => reader.isActive).map(reader => reader.partition);
  }

  /** Packs that were delivered and are not acknowledged. */
  get heldPacks(): number {
    let held = this.buffer.size;
    for (const group of this.underWay.keys()) held += group.length;
    return held;
  }

  start(): void {
    this.readersEnded = Promise.allSettled(this.readers.map(reader => reader.run(this.reading.signal)));
    this.groupsEnded = Promise.allSettled(
      Array.from({ length: GROUPS_UNDER_WAY }, () => this.handleGroups()),
    );
    this.working = setInterval(() => this.sayWorking(), WORKING_MS / 2);
    this.working.unref();
  }

  /** Stops reading, finishes what is held and gives the partitions up. */
  async stop(): Promise<void> {
    this.reading.abort();
    await this.readersEnded;
    this.collecting.abort();
    await this.groupsEnded;
    clearInterval(this.working);
    await Promise.all(this.readers.map(reader => reader.release()));
  }

  private share(): number[] {
    return sharePartitions(PARTITIONS, this.parts.presence.members(), this.parts.instance);
  }

  private async handleGroups(): Promise<void> {
    for (;;) {
      const group = await this.taking.pass(() => this.buffer.take(this.collecting.signal));
      if (group.length === 0) return;
      const begunAt = performance.now();
      this.underWay.set(group, begunAt);
      try {
        await this.handle(group, begunAt);
      } catch (error) {
        this.parts.onFailure('a group could not be stored', error);
        return;
      } finally {
        this.underWay.delete(group);
        this.buffer.release(group);
      }
    }
  }

  private async handle(group: readonly Delivery[], begunAt: number): Promise<void> {
    const { groups, commits, figures } = this.parts;
    const raws = await this.restoring.pass(() => this.toRawPacks(group));
    const outcome = await groups.handle(raws);
    for (const delivery of group) delivery.ack();
    commits.announce(outcome.commits);
    figures.noteGroup(outcome, performance.now() - begunAt);
  }

  /** A replayed pack arrived when it first did: times in it may be relative to that. */
  private async toRawPacks(group: readonly Delivery[]): Promise<RawPack[]> {
    const tokens = group.flatMap(delivery => tokenOf(delivery) ?? []);
    const arrivals = tokens.length === 0 ? new Map<string, number>() : await this.parts.arrivals.find(tokens);
    return group.map(delivery => toRawPack(delivery, arrivals.get(tokenOf(delivery) ?? '')));
  }

  private sayWorking(): void {
    const oldest = performance.now() - WORKING_MS;
    for (const [group, begunAt] of this.underWay) {
      if (begunAt < oldest) for (const delivery of group) delivery.working();
    }
  }
}

/** Whoever has the token may say when the pack arrived, so a device cannot choose. */
function tokenOf(delivery: Delivery): string | undefined {
  return replayMessageId.tokenOf(delivery.header('Nats-Msg-Id'));
}

function toRawPack(
  { subject, data, publishedAt, streamSequence }: Delivery,
  firstArrival: number | undefined,
): RawPack {
  return firstArrival === undefined
    ? { subject, data, receivedAt: publishedAt, streamSequence }
    : { subject, data, receivedAt: firstArrival, replayedAt: publishedAt, streamSequence };
}
