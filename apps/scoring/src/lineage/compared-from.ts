import type { ScoreChanges } from '#libs/contracts';
import { windowStart } from '#libs/telemetry';

/** How the hour a comparison really begins at stands to the one asked for, both Unix ms. */
export function comparedFrom(askedFrom: number, hour: number): ScoreChanges['comparedFrom'] {
  if (hour > askedFrom) return 'first-score';
  return hour < windowStart('hour', askedFrom) ? 'last-score-before' : 'asked-hour';
}
