/** How long to wait between attempts, and when to stop. */
export interface BackOff {
  /** Before the second attempt, ms. */
  readonly firstMs: number;
  /** Longest wait, ms. */
  readonly longestMs: number;
  /** A message that could not be sent for this long is given up, ms. */
  readonly patienceMs: number;
}

/** Five seconds, then twice as long each time, up to half an hour, for a day. */
export const BACK_OFF: BackOff = { firstMs: 5_000, longestMs: 30 * 60_000, patienceMs: 24 * 3_600_000 };

/** A receiver that asks for more patience gets it up to here. */
const LONGEST_ASKED_MS = 3_600_000;

/**
 * How long to wait after an attempt, ms: between half and the whole of a time that doubles, so that many messages that
 * failed together do not come again together.
 *
 * @param attempt number of the attempt that failed, from 1.
 * @param chance from 0 to 1.
 * @param askedMs what the receiver asked for.
 */
export function waitAfter(attempt: number, chance: number, back: BackOff, askedMs = 0): number {
  const whole = Math.min(back.longestMs, back.firstMs * 2 ** Math.min(attempt - 1, 40));
  const wait = whole / 2 + (whole / 2) * chance;
  return Math.round(Math.max(wait, Math.min(askedMs, LONGEST_ASKED_MS)));
}
