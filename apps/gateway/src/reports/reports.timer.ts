import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { systemActor } from '#libs/contracts';
import { endOfLocalMonth } from '#libs/readiness';
import { Beat, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { monthBefore } from './local-month.js';
import { ReportsService } from './reports.service.js';

/** Injection token of how long late data of a month is waited for, in milliseconds. */
export const REPORT_GRACE = Symbol('ReportGrace');

const BEAT_MS = 10 * 60_000;
const ACTOR = systemActor('gateway');

/** Makes the reports of the month before for all operating zones, once its time for late data is over. */
@Injectable()
export class ReportsTimer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('reports');
  private readonly beat = new Beat(BEAT_MS, () => this.tick());
  private isStopped = false;

  constructor(
    private readonly reports: ReportsService,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(REPORT_GRACE) private readonly graceMs: number,
  ) {}

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    return this.beat.stop();
  }

  /** Makes what is due and not there. Never rejects: what fails is tried again. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const month = monthBefore(now);
    if (endOfLocalMonth(month) + this.graceMs > now) return;
    const zones = await this.registry.zones().catch((error: unknown) => {
      this.logger.warn({ err: error }, 'zones cannot be read; reports that are due wait');
      return [];
    });
    for (const { code, status } of zones) {
      if (this.isStopped) return;
      if (status !== 'operating') continue;
      await this.makeDue(code, month).catch((error: unknown) =>
        this.logger.warn({ err: error, zone: code, month }, 'a report could not be made; it is tried again'),
      );
    }
  }

  private async makeDue(zone: string, month: string): Promise<void> {
    const known = await this.reports.list(zone, month);
    // One of a month that had not ended does not count: the whole month is due.
    if (known.some(({ complete }) => complete)) return;
    await this.reports.make(zone, month, 'scheduled', ACTOR);
  }
}
