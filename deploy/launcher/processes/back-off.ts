const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** A process that ran this long is taken to be well: the next crash starts from the shortest pause again. */
const WELL_AFTER_MS = 60_000;

/**
 * The pause before a restart.
 *
 * @param failures - crashes in a row before this one.
 * @param upMs - how long the process had run.
 * @returns the pause in milliseconds, 500 to 30,000, and the count to pass in next time.
 */
export function backOff(failures: number, upMs: number): { pauseMs: number; failures: number } {
  const before = upMs >= WELL_AFTER_MS ? 0 : failures;
  return { pauseMs: Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(before, 16)), failures: before + 1 };
}
