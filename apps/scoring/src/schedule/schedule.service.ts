import { Inject, Injectable } from '@nestjs/common';
import { type RegistryChanged, systemActor, type WindowsChanged } from '#libs/contracts';
import type { Clock, Logger } from '#libs/runtime';
import { CLOCK, LOGGER, type RunReport, type RunRequest, ScoresService } from '../scores/scores.service.js';
import { settledHour } from '../scores/settled-hour.js';
import { touchesScore } from './touches-score.js';

/** While history is being loaded, windows change all the time; a score every two minutes shows it grow. */
const RERUN_PAUSE_MS = 120_000;

const LATE_MS = 3_600_000;

/** Decides when which zones are scored anew. */
@Injectable()
export class ScheduleService {
  /** Hour of the last full run, Unix ms. */
  private scoredHour = Number.NEGATIVE_INFINITY;
  private lastRunAt = Number.NEGATIVE_INFINITY;
  private lastReport: RunReport | null = null;
  private readonly changed = new Set<string>();
  private allChanged = false;
  private failure: string | null = null;
  private current: Promise<void> | null = null;

  constructor(
    private readonly scores: ScoresService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Figures for the health report. */
  get figures() {
    return {
      scoredHour: this.scoredHour,
      changedZones: this.changed.size,
      failedZones: this.lastReport?.failed.length ?? 0,
      lastRunMs: this.lastReport?.durationMs ?? Number.NaN,
    };
  }

  /** Whether scores are up to date; late ones are no reason to restart the process. */
  verdict(): { status: 'up' | 'degraded'; detail?: string } {
    if (this.failure !== null) return { status: 'degraded', detail: this.failure };
    const failed = this.lastReport?.failed.length ?? 0;
    if (failed > 0) return { status: 'degraded', detail: `${failed} zones could not be scored; see the log` };
    const late = this.lastReport !== null && settledHour(this.clock.now()) - this.scoredHour > LATE_MS;
    return late ? { status: 'degraded', detail: 'the scores are more than an hour late' } : { status: 'up' };
  }

  /** Windows were written anew: late data, if they lie before the hour that was scored. */
  windowsChanged(change: WindowsChanged): void {
    if (touchesScore(change, settledHour(this.clock.now()))) this.changed.add(change.zone);
  }

  /** The registry changed, for one zone or for all. */
  registryChanged({ zone }: RegistryChanged): void {
    if (zone === null) this.allChanged = true;
    else this.changed.add(zone);
  }

  /** Called every few seconds; runs what is due and resolves when it is done. Never rejects. */
  tick(): Promise<void> {
    this.current ??= this.runDue().finally(() => {
      this.current = null;
    });
    return this.current;
  }

  private async runDue(): Promise<void> {
    const request = this.due();
    if (request === null) return;
    this.lastRunAt = this.clock.now();
    const hour = settledHour(this.lastRunAt);
    this.take(request);
    try {
      this.lastReport = await this.scores.run(request);
      this.failure = null;
      for (const { zone } of this.lastReport.failed) this.changed.add(zone);
      if (request.zones === null) this.scoredHour = hour;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.logger.warn({ err: error }, 'scoring failed; it is tried again');
      for (const zone of request.zones ?? []) this.changed.add(zone);
    }
  }

  private due(): RunRequest | null {
    const now = this.clock.now();
    const actor = systemActor('scoring');
    if (settledHour(now) > this.scoredHour) return { zones: null, trigger: 'scheduled', actor };
    if (now - this.lastRunAt < RERUN_PAUSE_MS) return null;
    if (this.allChanged) return { zones: null, trigger: 'changed', actor };
    return this.changed.size === 0 ? null : { zones: [...this.changed], trigger: 'changed', actor };
  }

  /** What changes from here on is for the next run. */
  private take({ zones }: RunRequest): void {
    if (zones === null) {
      this.changed.clear();
      this.allChanged = false;
    }
    for (const zone of zones ?? []) this.changed.delete(zone);
  }
}
