import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  readonly timeoutMs: number;
  readonly everyMs?: number;
  /** Ends the wait early; the reason is thrown. */
  readonly signal?: AbortSignal;
}

/** Asks until the answer is yes; false when the time is over. */
export async function waitUntil(
  isSo: () => Promise<boolean> | boolean,
  options: WaitOptions,
): Promise<boolean> {
  const deadline = Date.now() + options.timeoutMs;
  for (;;) {
    options.signal?.throwIfAborted();
    if (await isSo()) return true;
    if (Date.now() >= deadline) return false;
    await sleep(options.everyMs ?? 100);
  }
}
