import { Inject, Injectable } from '@nestjs/common';
import { type RegistryChanged, systemActor, type WindowsChanged } from '#libs/contracts';
import type { Clock, Logger } from '#libs/runtime';
import { CLOCK, LOGGER, type RunReport, type RunRequest, ScoresService } from '../scores/scores.service.js';
import { settledHour } from '../scores/settled-hour.js';
import { touchesScore } from './touches-score.js';

/** While history is being loaded, windows change all the time; a score every two minutes shows it grow. */
const RERUN_PAUSE_MS = 120_000;

/** What failed is tried again after so long, and after twice as long each further time, up to the pause above. */
const RETRY_PAUSE_MS = 5_000;

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
  /** Runs in a row of which something failed. */
  private failuresInRow = 0;
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
      this.failuresInRow = this.lastReport.failed.length === 0 ? 0 : this.failuresInRow + 1;
      for (const { zone } of this.lastReport.failed) this.changed.add(zone);
      if (request.zones === null) this.scoredHour = hour;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.failuresInRow++;
      this.logger.warn({ err: error }, 'scoring failed; it is tried again');
      this.putBack(request);
    }
  }

  private due(): RunRequest | null {
    const now = this.clock.now();
    const actor = systemActor('scoring');
    const sinceRun = now - this.lastRunAt;
    if (this.failuresInRow > 0 && sinceRun < retryPause(this.failuresInRow)) return null;
    if (settledHour(now) > this.scoredHour) return { zones: null, trigger: 'scheduled', actor };
    if (this.failuresInRow === 0 && sinceRun < RERUN_PAUSE_MS) return null;
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

  private putBack({ zones }: RunRequest): void {
    if (zones === null) this.allChanged = true;
    for (const zone of zones ?? []) this.changed.add(zone);
  }
}

function retryPause(failuresInRow: number): number {
  return Math.min(RERUN_PAUSE_MS, RETRY_PAUSE_MS * 2 ** (failuresInRow - 1));
}
