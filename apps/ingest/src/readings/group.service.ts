import { DeadLetterReason } from '#libs/contracts';
import type { Clock, Logger } from '#libs/runtime';
import { deadLetterOf, type OutgoingDeadLetter } from '../dead-letters/dead-letter.js';
import type { DeadLetterPublisher } from '../dead-letters/dead-letters.ports.js';
import { deadLetterOfReplaced } from '../dead-letters/replaced-row.js';
import type { Directory } from '../identity/directory.js';
import type { LedgerStore } from '../ledger/ledger.ports.js';
import type { QualityService } from '../quality/quality.service.js';
import type { SpanList } from '../quality/span-list.js';
import { Turnstile } from '../sinks/turnstile.js';
import { type ClaimedGroup, ClaimsService } from './claims.service.js';
import { encodeReadings } from './encode-readings.js';
import { commitsOf, countSamples, type GroupOutcome, refuseSuperseded } from './group.js';
import type { PreparedPack, RawPack } from './pack.js';
import { preparePack, refusePack } from './prepare-pack.js';
import type { ReadingsPublisher, ReadingStore, RefusedPoint } from './readings.ports.js';

/** Packs decoded before others get their turn: acknowledgements and pings must not wait for a whole group. */
const PACKS_PER_TURN = 64;

/** What the service works with. Its ports wait while their technology is away, and fail only for faults of ours. */
export interface GroupParts {
  readonly identity: { current(): Directory; refreshForUnknown(): Promise<void> };
  readonly store: ReadingStore;
  readonly ledger: LedgerStore;
  readonly readings: ReadingsPublisher;
  readonly deadLetters: DeadLetterPublisher;
  readonly quality: Pick<QualityService, 'forget' | 'judge' | 'queue'>;
  /** Aborted when the process stops and waits no longer. */
  readonly stopping: AbortSignal;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Takes a group of packs through every step in the order that loses nothing: InfluxDB, then the dead
 * letters' bytes, then one transaction of the ledger, then READINGS. Each step may be repeated. Groups
 * overlap, but pass each step in order.
 */
export class GroupService {
  private readonly claims: ClaimsService;
  private readonly steps = {
    prepare: new Turnstile(),
    store: new Turnstile(),
    record: new Turnstile(),
    publish: new Turnstile(),
  };

  constructor(private readonly parts: GroupParts) {
    this.claims = new ClaimsService(parts.ledger, parts.store);
  }

  /**
   * Resolves when everything about the packs is durable: they may be acknowledged, then the commits
   * announced. While a sink is away it waits.
   *
   * @throws when the process stops before; nothing may be acknowledged then.
   */
  async handle(raws: readonly RawPack[]): Promise<GroupOutcome> {
    try {
      return await this.take(await this.steps.prepare.pass(() => this.prepare(raws)));
    } catch (error) {
      if (this.isEnding(error)) throw error;
      return this.handleParts(raws, error);
    }
  }

  /** A step failed in a way that waiting does not cure: the pack that causes it is found by halving. */
  private async handleParts(raws: readonly RawPack[], error: unknown): Promise<GroupOutcome> {
    const [only] = raws;
    if (raws.length > 1) {
      const middle = raws.length >>> 1;
      const first = await this.handle(raws.slice(0, middle));
      const second = await this.handle(raws.slice(middle));
      return {
        commits: [...first.commits, ...second.commits],
        newPacks: first.newPacks + second.newPacks,
        samples: first.samples + second.samples,
        deadLetters: first.deadLetters + second.deadLetters,
      };
    }
    if (only === undefined) throw error;
    const failed = this.failPack(only, error);
    try {
      return await this.take({ packs: [failed], unsure: [] });
    } catch (second) {
      if (this.isEnding(second)) throw second;
      // Whatever the ledger has against it, the bytes are kept and the others go on.
      this.parts.logger.error(
        { err: second, subject: only.subject },
        'the ledger does not take a failed pack',
      );
      await this.keep(failed.refusals.map(refusal => deadLetterOf(failed, refusal)));
      return { commits: [], newPacks: 0, samples: 0, deadLetters: 1 };
    }
  }

  /** Nothing will succeed any more in this process: the packs stay with the broker. */
  private isEnding(error: unknown): boolean {
    const isClosed = error instanceof Error && 'code' in error && error.code === 'MESSAGING.CLOSED';
    return this.parts.stopping.aborted || isClosed;
  }

  private async prepare(raws: readonly RawPack[]): Promise<ClaimedGroup> {
    const { identity } = this.parts;
    let packs = await this.preparePacks(raws);
    if (packs.some(isUnknownDevice)) {
      await identity.refreshForUnknown();
      const directory = identity.current();
      packs = packs.map(pack => (isUnknownDevice(pack) ? this.prepareOne(pack.raw, directory) : pack));
    }
    await this.claims.learn(packs);
    return this.claims.enter(packs);
  }

  private async preparePacks(raws: readonly RawPack[]): Promise<PreparedPack[]> {
    const directory = this.parts.identity.current();
    const packs: PreparedPack[] = [];
    for (const raw of raws) {
      packs.push(this.prepareOne(raw, directory));
      if (packs.length % PACKS_PER_TURN === 0) await new Promise(resolve => setImmediate(resolve));
    }
    return packs;
  }

  private prepareOne(raw: RawPack, directory: Directory): PreparedPack {
    try {
      return preparePack(raw, directory);
    } catch (error) {
      return this.failPack(raw, error);
    }
  }

  private failPack(raw: RawPack, error: unknown): PreparedPack {
    this.parts.logger.error({ err: error, subject: raw.subject }, 'our code failed on a pack; it is kept');
    const message = error instanceof Error ? error.message : String(error);
    return refusePack(raw, { reason: DeadLetterReason.Failed, detail: `Ingest failed on it: ${message}` });
  }

  private async take(group: ClaimedGroup): Promise<GroupOutcome> {
    const { packs } = group;
    const { clock, ledger, quality, readings } = this.parts;
    try {
      const late = await this.steps.store.pass(() => this.store(group));
      const { letters, recorded } = await this.steps.record.pass(async () => {
        const outgoing = packs.flatMap(pack => pack.refusals.map(refusal => deadLetterOf(pack, refusal)));
        await this.keep(outgoing);
        const known = packs.filter(({ isNamed }) => isNamed);
        const deadLetters = outgoing.map(({ letter }) => letter);
        const done = await ledger.record({ packs: known, deadLetters });
        return { letters: outgoing.length, recorded: done };
      });
      await this.steps.publish.pass(async () => {
        const messages = encodeReadings(packs, clock.now());
        if (messages.length > 0) await readings.publish(messages);
      });
      // Last, so that flags are never told before their readings; not done, all of it comes again.
      await quality.queue(late);
      return {
        commits: commitsOf(recorded.runs, packs, clock.now()),
        newPacks: recorded.newPacks,
        samples: countSamples(packs),
        deadLetters: letters,
      };
    } finally {
      this.claims.leave(group);
    }
  }

  private async store(group: ClaimedGroup): Promise<SpanList> {
    const { store, ledger, quality, clock } = this.parts;
    const replaced = await this.claims.settle(group);
    refuseSuperseded(group.packs);
    if (replaced.length > 0) {
      // Before they are overwritten: after a crash between the two there is nothing to read any more.
      const letters = replaced.map(row => deadLetterOfReplaced(row, clock.now()));
      await this.keep(letters);
      await ledger.recordReplaced(
        replaced.map(({ timeMs }, i) => ({ letter: (letters[i] as OutgoingDeadLetter).letter, timeMs })),
      );
    }
    const late = await quality.judge(group.packs, new Set(group.unsure.map(({ point }) => point)));
    let refused: RefusedPoint[];
    try {
      refused = await store.write(group.packs);
    } catch (error) {
      quality.forget(group.packs);
      throw error;
    }
    for (const { pack, point, message } of refused) {
      point.state = 'refused';
      late.add(pack.device, point.measurement, point.timeMs);
      pack.refusals.push({
        reason: DeadLetterReason.StoreRejected,
        detail: message,
        records: point.values.length,
        times: [],
      });
    }
    quality.forget(refused.map(({ pack }) => pack));
    return late;
  }

  private async keep(letters: readonly OutgoingDeadLetter[]): Promise<void> {
    if (letters.length > 0) await this.parts.deadLetters.publish(letters);
  }
}

function isUnknownDevice({ refusals }: PreparedPack): boolean {
  return refusals[0]?.reason === DeadLetterReason.UnknownDevice;
}
