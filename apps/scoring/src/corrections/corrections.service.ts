import { Inject, Injectable } from '@nestjs/common';
import { systemActor, type WindowsChanged } from '#libs/contracts';
import { TIER_MS } from '#libs/telemetry';
import type { Clock, Logger } from '#libs/runtime';
import { InputsService } from '../inputs/inputs.service.js';
import { touchesScore } from '../schedule/touches-score.js';
import { CLOCK, LOGGER, ScoresService } from '../scores/scores.service.js';
import { settledHour } from '../scores/settled-hour.js';
import { CorrectionMarks } from './correction-marks.js';
import { CORRECTION_STORE, type CorrectionStore, type Mark } from './corrections.ports.js';

/** Older hours stay as they were scored: a month is frozen by then. */
const CORRECTED_MS = 31 * TIER_MS.day;
/** Hours of a zone scored again before the next zone has its turn. */
const HOURS_AT_ONCE = 12;
/** A turn begins no more work after this time, so that new hours never wait long. */
const TURN_MS = 2_000;

/**
 * Scores past hours again when their data came late, so that "as corrected" is true of every hour and not
 * only of the newest. What is to be done outlives the process.
 */
@Injectable()
export class CorrectionsService {
  private readonly marks = new CorrectionMarks();
  /** Last event that the marks take account of. */
  private sequence: number | null = null;
  private savedSequence: number | null = null;
  private missed = false;

  constructor(
    private readonly scores: ScoresService,
    private readonly inputs: InputsService,
    @Inject(CORRECTION_STORE) private readonly store: CorrectionStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Zones with hours to correct. */
  get waiting(): number {
    return this.marks.size;
  }

  /** Takes up what was left; the last event heard before, `null` of a new installation. */
  async restore(): Promise<number | null> {
    const { marks, sequence } = await this.store.load();
    this.marks.restore(marks);
    this.sequence = sequence;
    this.savedSequence = sequence;
    return sequence;
  }

  /** Windows were written anew. */
  windowsChanged(change: WindowsChanged, sequence: number): void {
    const now = this.clock.now();
    if (touchesScore(change, settledHour(now))) this.marks.add(change, now);
    this.sequence = sequence;
  }

  /** Changes may have gone unheard: every hour that may still be corrected is looked at. */
  changesMissed(): void {
    this.missed = true;
  }

  /** Does what is due, for a little while. Never rejects. */
  async turn(): Promise<void> {
    try {
      if (this.missed) await this.markAll();
      await this.save();
      const end = this.clock.now() + TURN_MS;
      for (let now = this.clock.now(); now < end; now = this.clock.now()) {
        const mark = this.marks.due(now);
        if (mark === null) return;
        await this.correct(mark);
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'past hours could not be corrected; it is tried again');
    }
  }

  private async correct(mark: Mark): Promise<void> {
    const { zone } = mark;
    this.marks.take(zone);
    let done = mark.from;
    try {
      const now = this.clock.now();
      const after = Math.max(mark.from, now - CORRECTED_MS);
      const hours = await this.store.scoredHours(zone, after, settledHour(now), HOURS_AT_ONCE);
      const actor = systemActor('scoring');
      for (const asOf of hours) {
        const { failed } = await this.scores.run({ zones: [zone], trigger: 'changed', actor, asOf });
        if (failed[0] !== undefined) throw new Error(failed[0].message);
        done = asOf;
      }
      if (hours.length < HOURS_AT_ONCE) this.marks.done(zone);
      else this.marks.putBack({ zone, from: done });
    } catch (error) {
      this.marks.putBack({ zone, from: done });
      throw error;
    }
    await this.save();
  }

  private async markAll(): Promise<void> {
    const now = this.clock.now();
    for (const { code } of await this.inputs.zones()) {
      this.marks.add({ zone: code, from: now - CORRECTED_MS }, now);
    }
    this.missed = false;
  }

  private async save(): Promise<void> {
    const { sequence } = this;
    const changes = this.marks.takeUnsaved();
    if (changes.length === 0 && sequence === this.savedSequence) return;
    try {
      await this.store.save(changes, sequence);
      this.savedSequence = sequence;
    } catch (error) {
      this.marks.stillUnsaved(changes);
      throw error;
    }
  }
}
