import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat, type Logger } from '#libs/runtime';
import { LOGGER } from '../scores/scores.service.js';
import { RobustnessService } from './robustness.service.js';

/** After a full run the ranking's robustness is ready within so long. */
const BEAT_MS = 60_000;

/** Keeps the robustness of both rankings ready; stops and waits for the one under way at shutdown. */
@Injectable()
export class RobustnessTimer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat = new Beat(BEAT_MS, () => this.refresh());

  constructor(
    private readonly robustness: RobustnessService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.beat.stop();
  }

  private async refresh(): Promise<void> {
    try {
      await this.robustness.refresh();
    } catch (error) {
      this.logger.warn({ err: error }, 'the robustness of rankings could not be computed; it is tried again');
    }
  }
}
