import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat } from '#libs/runtime';
import { ScheduleService } from './schedule.service.js';

const TICK_MS = 10_000;

/** Beats the schedule; stops it and waits for the run under way at shutdown. */
@Injectable()
export class ScheduleTimer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;

  constructor(schedule: ScheduleService) {
    this.beat = new Beat(TICK_MS, () => schedule.tick());
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.beat.stop();
  }
}
