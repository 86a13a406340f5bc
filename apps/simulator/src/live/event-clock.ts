import type { Clock } from '#libs/runtime';

/**
 * The time that the devices live in. Accelerated, it starts in the past and runs faster until it has caught
 * up with the real time, then they are one.
 */
export class EventClock implements Clock {
  private readonly startedAt: number;

  /**
   * @param speed event seconds per real second while catching up, 1 or more
   * @param behindMs how far in the past it starts
   */
  constructor(
    private readonly clock: Clock,
    private readonly speed = 1,
    private readonly behindMs = 0,
  ) {
    this.startedAt = clock.now();
  }

  now(): number {
    const real = this.clock.now();
    if (this.behindMs === 0) return real;
    return Math.min(real, this.startedAt - this.behindMs + (real - this.startedAt) * this.speed);
  }
}
