import { Inject, Injectable } from '@nestjs/common';
import {
  type Actor,
  ErrorCode,
  type Score,
  type SnapshotHeader,
  type SnapshotSummary,
  systemActor,
} from '#libs/contracts';
import { canonicalJson, endOfLocalMonth, hashDocument } from '#libs/readiness';
import { AppError, type Clock, type Logger } from '#libs/runtime';
import { InputsService } from '../inputs/inputs.service.js';
import { RevisionsService } from '../scores/revisions.service.js';
import { CLOCK, LOGGER, ScoresService } from '../scores/scores.service.js';
import { settledHour } from '../scores/settled-hour.js';
import { checkLink } from './check-link.js';
import { composeDocument, headerOf, type SnapshotFrame } from './compose-document.js';
import { monthsDue } from './months.js';
import { SigningKeys } from './signing-keys.js';
import { SNAPSHOT_STORE, type SnapshotStore, type StoredSnapshot } from './snapshots.ports.js';

/** How long late data of a month is waited for before it is frozen, in milliseconds. */
export const GRACE_MS = Symbol('GraceMs');

/** What is to be frozen. */
export interface FreezeRequest {
  kind: SnapshotHeader['kind'];
  /** Of a month, else `null`. */
  month: string | null;
  actor: Actor;
}

/** Freezes scores: scores all zones as of an hour, signs the result, and puts it at the end of the chain. */
@Injectable()
export class FreezeService {
  constructor(
    private readonly scores: ScoresService,
    private readonly revisions: RevisionsService,
    private readonly inputs: InputsService,
    private readonly keys: SigningKeys,
    @Inject(SNAPSHOT_STORE) private readonly store: SnapshotStore,
    @Inject(GRACE_MS) private readonly graceMs: number,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Freezes every month that is due, the oldest first. */
  async freezeDue(): Promise<void> {
    const since = await this.store.firstScoredAt();
    if (since === null) return;
    for (const month of monthsDue(since, this.clock.now(), this.graceMs, await this.store.months())) {
      await this.freeze({ kind: 'month', month, actor: systemActor('scoring') });
    }
  }

  /**
   * Freezes a finished month, or the newest settled hour as an interim snapshot.
   *
   * @throws AppError `SNAPSHOT.*` when it cannot be, `DATABASE.*`, `DEPENDENCY.*`.
   */
  async freeze({ kind, month, actor }: FreezeRequest): Promise<SnapshotSummary> {
    const asOf = this.hourOf(kind, month);
    const existing = await this.store.findOf(kind, asOf);
    if (existing !== null) throw existsAlready(existing.sequence);
    const { failed } = await this.scores.run({ zones: null, trigger: 'snapshot', actor, asOf });
    const [first] = failed;
    if (first !== undefined) {
      throw new AppError(
        ErrorCode.SnapshotNotScored,
        `${failed.length} zones could not be scored, ${first.zone} among them: ${first.message}`,
        { retryable: true },
      );
    }
    const scores = await this.scoresAt(asOf);
    const closed = kind === 'month' ? month : null;
    if (closed !== null) demandReadings(closed, scores);
    const frame = { kind, month: closed, asOf, createdBy: actor };
    const stored = await this.store.append(last => this.follow(last, frame, scores));
    if (stored === null) throw existsAlready();
    this.logger.info({ sequence: stored.sequence, kind, month, hash: stored.hash }, 'a snapshot was frozen');
    return { ...stored.header, hash: stored.hash };
  }

  private hourOf(kind: SnapshotHeader['kind'], month: string | null): number {
    const now = this.clock.now();
    if (kind === 'interim') return settledHour(now);
    if (month === null) throw new AppError(ErrorCode.Invalid, 'Say which month is to be frozen.');
    const asOf = endOfLocalMonth(month);
    if (asOf + this.graceMs <= now) return asOf;
    const opens = new Date(asOf + this.graceMs).toISOString();
    throw new AppError(
      ErrorCode.SnapshotTooEarly,
      `Late data of ${month} is waited for: it can be frozen from ${opens} on. Until then, freeze an interim snapshot.`,
    );
  }

  private async scoresAt(asOf: number): Promise<Score[]> {
    const zones = await this.inputs.zones();
    const scores = await Promise.all(zones.map(({ code }) => this.revisions.find({ zone: code, asOf })));
    const frozen = scores.filter(score => score !== null && score.asOf === asOf) as Score[];
    if (frozen.length < zones.length) {
      throw new AppError(ErrorCode.SnapshotNotScored, 'Not every zone has a score of that hour.');
    }
    return frozen;
  }

  private follow(
    last: StoredSnapshot | null,
    frame: Pick<SnapshotFrame, 'kind' | 'month' | 'asOf' | 'createdBy'>,
    scores: readonly Score[],
  ): StoredSnapshot {
    // A signature on top of a forged snapshot would make it look genuine.
    const link = last && checkLink(last, last.header.previous, this.keys.trusted);
    if (link && !link.ok) {
      throw new AppError(
        ErrorCode.SnapshotChainBroken,
        `Snapshot ${link.fault.sequence} is not genuine: ${link.fault.detail}. Nothing is put on top of it.`,
      );
    }
    const sequence = (last?.sequence ?? 0) + 1;
    const chained = { sequence, previous: last?.hash ?? null, createdAt: this.clock.now() };
    const document = composeDocument(
      { ...frame, ...chained, key: this.keys.current },
      methodOf(scores),
      scores,
    );
    const text = canonicalJson(document);
    const signature = this.keys.sign(text);
    return { sequence, header: headerOf(document), document: text, hash: hashDocument(text), signature };
  }
}

/** Facts alone say nothing of a month; an interim snapshot shows whatever there is. */
function demandReadings(month: string, scores: readonly Score[]): void {
  const isMeasured = scores.some(({ indicators }) =>
    indicators.some(({ inputs }) => inputs.some(({ windows }) => windows > 0)),
  );
  if (isMeasured) return;
  throw new AppError(
    ErrorCode.SnapshotNoData,
    `No zone has readings of ${month} that its score rests on; there is nothing to freeze.`,
  );
}

/** Two who ask at the same time are told the same. */
function existsAlready(sequence?: number): AppError {
  const what = sequence === undefined ? 'somebody else was first' : `it is snapshot ${sequence}`;
  return new AppError(ErrorCode.SnapshotExists, `This is frozen already: ${what}.`, {
    data: { sequence: sequence ?? null },
  });
}

function methodOf(scores: readonly Score[]): string {
  const [method, ...others] = new Set(scores.map(score => score.method));
  if (method !== undefined && others.length === 0) return method;
  throw new AppError(ErrorCode.SnapshotNotScored, 'The zones were not all scored by one method.');
}
