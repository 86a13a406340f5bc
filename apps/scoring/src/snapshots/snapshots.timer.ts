import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat, type Clock, type Logger } from '#libs/runtime';
import { CLOCK, LOGGER } from '../scores/scores.service.js';
import { FreezeService } from './freeze.service.js';
import { VerificationService } from './verification.service.js';

const BEAT_MS = 10 * 60_000;
const CHECK_EVERY_MS = 24 * 3_600_000;

/** Freezes months when they are due, and checks the chain once a day whether or not anyone asks. */
@Injectable()
export class SnapshotsTimer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat = new Beat(BEAT_MS, () => this.tick());
  private checkedAt: number;
  private failure: string | null = null;

  constructor(
    private readonly freezer: FreezeService,
    private readonly verification: VerificationService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.checkedAt = clock.now();
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.beat.stop();
  }

  /** Whether months are frozen in time, and the chain was found whole. */
  verdict(): { status: 'up' | 'degraded'; detail?: string } {
    const { fault } = this.verification;
    if (fault) return { status: 'degraded', detail: `snapshot ${fault.sequence} is broken: ${fault.detail}` };
    return this.failure === null ? { status: 'up' } : { status: 'degraded', detail: this.failure };
  }

  /** Does what is due. Never rejects. */
  async tick(): Promise<void> {
    try {
      await this.freezer.freezeDue();
      this.failure = null;
      if (this.clock.now() - this.checkedAt >= CHECK_EVERY_MS) {
        await this.verification.check();
        this.checkedAt = this.clock.now();
      }
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.logger.warn({ err: error }, 'a month could not be frozen; it is tried again');
    }
  }
}
