import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ScheduleService } from './schedule.service.js';

const TICK_MS = 10_000;

/** Beats the schedule; stops it and waits for the run under way at shutdown. */
@Injectable()
export class ScheduleTimer implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private beat: Promise<void> = Promise.resolve();

  constructor(private readonly schedule: ScheduleService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.beat = this.schedule.tick();
    }, TICK_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.beat;
  }
}
