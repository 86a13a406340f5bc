import { Inject, Injectable } from '@nestjs/common';
import {
  type ChainFault,
  type ChainVerdict,
  ErrorCode,
  type SnapshotDocument,
  type SnapshotScore,
} from '#libs/contracts';
import { canonicalJson, hashDocument, scoreZone } from '#libs/readiness';
import { AppError, type Clock, type Logger } from '#libs/runtime';
import { RevisionsService } from '../scores/revisions.service.js';
import { CLOCK, LOGGER } from '../scores/scores.service.js';
import { checkLink } from './check-link.js';
import { standingOf } from './compose-document.js';
import { SigningKeys } from './signing-keys.js';
import { snapshotScore } from './snapshot-score.js';
import { SNAPSHOT_STORE, type SnapshotStore } from './snapshots.ports.js';

/** Anyone may ask: checks run one at a time and take at most a fifth of the time. */
const REST_MS = 5_000;
const REST_PER_RUN = 4;
/** How long a question waits for the check that it began. */
const WAIT_MS = 8_000;
/** Scores whose computation is remembered; 64 bytes each. */
const MOST_REMEMBERED = 50_000;

type Findings = Pick<ChainVerdict, 'fault' | 'snapshots' | 'scores'>;

/** Checks the chain of snapshots: hashes, links, signatures, stored inputs, and scores computed again. */
@Injectable()
export class VerificationService {
  private last: ChainVerdict | null = null;
  private endedAt = Number.NEGATIVE_INFINITY;
  /** Length of the chain when it was longest: nothing in it tells that its end was cut off. */
  private longest = 0;
  private current: Promise<void> | null = null;
  private progress: ChainVerdict['progress'] = null;
  /** Digest of the score that inputs give, by the digest of the inputs: computing is the dear part. */
  private readonly computed = new Map<string, string>();

  constructor(
    private readonly revisions: RevisionsService,
    private readonly keys: SigningKeys,
    @Inject(SNAPSHOT_STORE) private readonly store: SnapshotStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The state of the chain: from a check that begins now, or from the last one while it is fresh, or with
   * the progress of one that takes longer than a caller waits.
   */
  async check(): Promise<ChainVerdict> {
    const rest = Math.max(REST_MS, REST_PER_RUN * (this.last?.durationMs ?? 0));
    if (this.current === null && this.clock.now() - this.endedAt < rest && this.last) return this.last;
    this.current ??= this.run().finally(() => {
      this.current = null;
      this.progress = null;
    });
    await Promise.race([this.current, new Promise(resolve => setTimeout(resolve, WAIT_MS).unref())]);
    return { ...(this.last ?? NEVER), progress: this.progress };
  }

  /** What the last check found, for the health report. */
  get fault(): ChainFault | null {
    return this.last?.fault ?? null;
  }

  private async run(): Promise<void> {
    const checkedAt = this.clock.now();
    const { fault, snapshots, scores } = await this.checkChain().finally(() => {
      this.endedAt = this.clock.now();
    });
    const durationMs = this.endedAt - checkedAt;
    const state = fault === null ? 'intact' : 'broken';
    this.last = { state, fault, snapshots, scores, checkedAt, durationMs, progress: null };
    if (fault !== null) this.logger.error({ fault }, 'the chain of snapshots is broken');
  }

  private async checkChain(): Promise<Findings> {
    const sequences = await this.store.sequences();
    this.longest = Math.max(this.longest, sequences.length);
    let previous: string | null = null;
    let scores = 0;
    for (const [index, sequence] of sequences.entries()) {
      this.progress = { done: index, of: sequences.length };
      const broken = (fault: Omit<ChainFault, 'sequence'>): Findings => ({
        fault: { sequence: index + 1, ...fault },
        snapshots: index,
        scores,
      });
      const snapshot = sequence === index + 1 ? await this.store.find(sequence) : null;
      if (snapshot === null) return broken({ check: 'sequence', zone: null, detail: 'it is missing' });
      const link = checkLink(snapshot, previous, this.keys.trusted);
      if (!link.ok) return broken({ ...link.fault, zone: null });
      for (const score of [...link.document.operating.zones, ...link.document.planned.zones]) {
        const fault = await this.checkScore(link.document, score);
        if (fault !== null) return broken({ ...fault, zone: score.zone });
        scores += 1;
      }
      previous = snapshot.hash;
    }
    const found = { snapshots: sequences.length, scores };
    if (sequences.length === this.longest) return { fault: null, ...found };
    const cut = {
      sequence: sequences.length + 1,
      check: 'sequence',
      zone: null,
      detail: 'it is missing',
    } as const;
    return { fault: cut, ...found };
  }

  private async checkScore(
    { kind, asOf }: SnapshotDocument,
    frozen: SnapshotScore,
  ): Promise<Pick<ChainFault, 'check' | 'detail'> | null> {
    const { zone, revision, inputsHash } = frozen;
    const standing = standingOf(kind);
    try {
      const found = await this.revisions.findInputs({ zone, asOf, revision });
      if (found === null) return { check: 'inputs', detail: `revision ${revision} is no longer stored` };
      if (found.score.inputsHash !== inputsHash) {
        return { check: 'inputs', detail: `revision ${revision} rests on other inputs now` };
      }
      const signed = digest(frozen);
      if (digest(snapshotScore(found.score, found.score, standing)) !== signed) {
        return { check: 'score', detail: `revision ${revision} is stored with another result now` };
      }
      const key = `${standing} ${revision} ${inputsHash}`;
      let again = this.computed.get(key);
      if (again === undefined) {
        again = digest(snapshotScore(scoreZone(found.method, found.inputs), frozen, standing));
        if (this.computed.size >= MOST_REMEMBERED) this.computed.clear();
        this.computed.set(key, again);
      }
      return again === signed ? null : { check: 'score', detail: 'its inputs give another score' };
    } catch (error) {
      if (error instanceof AppError && error.code === ErrorCode.ScoreInputsDamaged) {
        return { check: 'inputs', detail: error.message };
      }
      throw error;
    }
  }
}

const NEVER: ChainVerdict = {
  state: 'checking',
  fault: null,
  snapshots: 0,
  scores: 0,
  checkedAt: null,
  durationMs: null,
  progress: null,
};

/** Of the value as it is written, so that what was read back and what was computed compare. */
function digest(score: SnapshotScore): string {
  return hashDocument(canonicalJson(score));
}
