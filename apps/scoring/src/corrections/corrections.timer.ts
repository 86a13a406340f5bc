import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat } from '#libs/runtime';
import { CorrectionsService } from './corrections.service.js';

const TURN_MS = 10_000;

/** Gives corrections their turns; stops and waits for the one under way at shutdown. */
@Injectable()
export class CorrectionsTimer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;

  constructor(corrections: CorrectionsService) {
    this.beat = new Beat(TURN_MS, () => corrections.turn());
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.beat.stop();
  }
}
