import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Score, ScoreSummary, WeightPreset, Zone } from '#libs/contracts';
import { hashInputs, type Method, normaliseInputs, scoreZone } from '#libs/readiness';
import { type Clock, forEachAtOnce, type Logger } from '#libs/runtime';
import type { MethodRows } from '../inputs/inputs.ports.js';
import { InputsService } from '../inputs/inputs.service.js';
import { engineMethod, type MethodInForce, methodInForce } from '../inputs/method-in-force.js';
import { DayDigests } from './day-digests.js';
import { settledHour } from './settled-hour.js';
import {
  type HistoryQuery,
  SCORE_PUBLISHER,
  SCORE_STORE,
  type ScoreDraft,
  type ScorePublisher,
  type ScoreStore,
} from './scores.ports.js';

export const CLOCK = Symbol('Clock');
export const LOGGER = Symbol('Logger');

/** Zones scored at once: one computes while the other waits for its windows. */
const ZONES_AT_ONCE = 3;
/** Announcements sent in one go. */
const ANNOUNCE_BATCH = 100;

/** What is to be scored. */
export interface RunRequest {
  /** Codes of zones; `null` = all. */
  zones: readonly string[] | null;
  trigger: ScoreDraft['trigger'];
  actor: Actor;
  /** Full hour that the scores describe, Unix ms; the newest settled one unless given. */
  asOf?: number;
}

/** What a run did. */
export interface RunReport {
  asOf: number;
  zones: number;
  revisions: number;
  durationMs: number;
  failed: { zone: string; message: string }[];
}

/** Computes, keeps and announces scores. */
@Injectable()
export class ScoresService {
  /** The end of the run under way; runs follow each other, so no two number the same hour. */
  private tail: Promise<unknown> = Promise.resolve();
  private readonly digests = new DayDigests();

  constructor(
    private readonly inputs: InputsService,
    @Inject(SCORE_STORE) private readonly store: ScoreStore,
    @Inject(SCORE_PUBLISHER) private readonly publisher: ScorePublisher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Scores zones, after the runs asked for before. */
  run(request: RunRequest): Promise<RunReport> {
    const next = this.tail.then(() => this.runNow(request));
    this.tail = next.catch(() => undefined);
    return next;
  }

  findCurrent(zone: string): Promise<Score | null> {
    return this.store.findCurrent(zone);
  }

  listCurrent(): Promise<ScoreSummary[]> {
    return this.store.listCurrent();
  }

  history(query: HistoryQuery): Promise<ScoreSummary[]> {
    return this.store.history(query);
  }

  /** The method in force now, with the weight presets. */
  async method(): Promise<{ method: MethodInForce; presets: WeightPreset[] }> {
    const rows = await this.inputs.methodRows();
    const method = methodInForce(rows, this.clock.now());
    return { method, presets: rows.presets.filter(preset => preset.method === method.version) };
  }

  private async runNow({ zones: wanted, trigger, actor, asOf: hour }: RunRequest): Promise<RunReport> {
    const begun = this.clock.now();
    const asOf = hour ?? settledHour(begun);
    // Somebody who asks wants what is stored, not what we remember of it.
    if (trigger === 'requested') for (const zone of wanted ?? [null]) this.inputs.forget(zone);
    const [all, rows] = await Promise.all([this.inputs.zones(), this.inputs.methodRows()]);
    const method = engineMethod(methodInForce(rows, asOf));
    const zones = wanted === null ? all : all.filter(zone => wanted.includes(zone.code));
    const failed: RunReport['failed'] = [];
    let revisions = 0;
    await this.prepare(zones, method, rows, asOf);
    await forEachAtOnce(ZONES_AT_ONCE, zones, async zone => {
      try {
        const score = await this.scoreOne(zone, method, rows, { asOf, trigger, actor });
        if (score !== null) revisions += 1;
      } catch (error) {
        this.logger.warn({ zone: zone.code, err: error }, 'a zone could not be scored; its last score stays');
        failed.push({ zone: zone.code, message: error instanceof Error ? error.message : String(error) });
      }
    });
    await this.announce();
    const report = { asOf, zones: zones.length, revisions, durationMs: this.clock.now() - begun, failed };
    this.logger.info({ ...report, failed: failed.length, trigger }, 'scored');
    return report;
  }

  /** A zone that cannot be read must not keep the others from being scored: each tries again for itself. */
  private async prepare(
    zones: readonly Zone[],
    method: Method,
    rows: MethodRows,
    asOf: number,
  ): Promise<void> {
    try {
      await this.inputs.prepare(zones, method, rows, asOf);
    } catch (error) {
      this.logger.warn({ err: error }, 'windows of all zones could not be read at once; each is read alone');
    }
  }

  private async scoreOne(
    zone: Zone,
    method: Method,
    rows: MethodRows,
    { asOf, trigger, actor }: { asOf: number; trigger: ScoreDraft['trigger']; actor: Actor },
  ): Promise<Score | null> {
    const { inputs: gathered, stampOf } = await this.inputs.gather(zone, method, rows, asOf);
    const inputs = normaliseInputs(gathered);
    const { hash, parts } = hashInputs(method, inputs, this.digests.known(zone.code, stampOf));
    const draft = { score: scoreZone(method, inputs), inputsHash: hash, parts, trigger, actor };
    const saved = await this.store.save({ ...draft, computedAt: this.clock.now() });
    this.digests.keep(zone.code, parts, stampOf);
    return saved;
  }

  /** Tells of every revision nobody has been told of, those of an interrupted run among them. */
  private async announce(): Promise<void> {
    for (;;) {
      const waiting = await this.store.unannounced(ANNOUNCE_BATCH);
      if (waiting.length === 0) return;
      for (const { summary } of waiting) await this.publisher.publish(summary);
      await this.store.markAnnounced(waiting.map(row => row.id));
    }
  }
}
