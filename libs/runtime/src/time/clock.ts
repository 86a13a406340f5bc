/** Source of the current time; an argument of pure code and services, so that tests decide it. */
export interface Clock {
  /** Unix time in milliseconds, UTC. */
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };
