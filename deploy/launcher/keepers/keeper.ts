import { setTimeout as sleep } from 'node:timers/promises';

/** Between two looks; devices send again what is not committed, so a short gap costs nothing. */
const LOOK_EVERY_MS = 2_000;

/** Looks after a server that runs and yet does not do its work. */
export interface Keeper {
  /** One look, and what follows from it. Never rejects. */
  look(signal: AbortSignal): Promise<void>;
}

/** Has a keeper look until the signal. */
export async function runKeeper(keeper: Keeper, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await keeper.look(signal);
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
