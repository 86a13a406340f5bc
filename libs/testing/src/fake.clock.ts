import type { Clock } from '#libs/runtime';

/** A clock that stands still until it is told. */
export class FakeClock implements Clock {
  constructor(private time: number = Date.UTC(2026, 0, 1)) {}

  now(): number {
    return this.time;
  }

  /** Sets the time, Unix ms; backwards too. */
  set(time: number): void {
    this.time = time;
  }

  /** Moves the time, in milliseconds. */
  advance(ms: number): void {
    this.time += ms;
  }
}
