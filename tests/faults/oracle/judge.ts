import type { ShippedStack } from '../../support/shipped-stack.js';
import type { Fleet } from '../publisher/fleet.js';
import type { Journal } from '../publisher/journal.js';
import { pause } from '../world.js';
import { compare, type Differences, isEqual, isOnlyLate } from './compare.js';
import { expectationOf } from './expectation.js';
import { readBack } from './read-back.js';

const LOOK_EVERY_MS = 1_000;
const READ_EVERY_MS = 3_000;

/** How patient the oracle is, and whom it tells. */
export interface JudgeOptions {
  readonly settleMs: number;
  readonly tell: (text: string) => void;
}

/**
 * Waits until devices hold nothing back any more, then reads everything and compares. What was acknowledged has to be
 * there at once; only what follows it by itself, as windows do, is read again until all agrees or the patience ends.
 */
export async function judge(
  stack: ShippedStack,
  fleet: Fleet,
  journal: Journal,
  { settleMs, tell }: JudgeOptions,
): Promise<Differences> {
  const drained = performance.now();
  await until(() => fleet.waiting === 0, settleMs);
  tell(
    `${fleet.waiting} packs wait ${((performance.now() - drained) / 1_000).toFixed(1)} s after the last fault`,
  );
  const expected = expectationOf(await journal.read());
  const begun = performance.now();
  let lastError: unknown;
  let found: Differences | undefined;
  do {
    try {
      found = compare(expected, await readBack(stack, expected));
      if (isEqual(found) || !isOnlyLate(found)) break;
    } catch (error) {
      lastError = error;
    }
    await pause(READ_EVERY_MS);
  } while (performance.now() - begun < settleMs);
  if (found === undefined) throw new Error('nothing could be read back', { cause: lastError });
  tell(`read back after ${((performance.now() - begun) / 1_000).toFixed(1)} s: ${JSON.stringify(found)}`);
  return found;
}

async function until(isSo: () => boolean, limitMs: number): Promise<void> {
  for (const limit = Date.now() + limitMs; !isSo() && Date.now() < limit; ) await pause(LOOK_EVERY_MS);
}
