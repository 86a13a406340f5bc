import { judgeNext } from './judge-next.js';
import type { SeriesRules } from './series-rules.js';
import type { SeriesState } from './series-state.js';

/** One stored reading of a series. */
export interface SeriesReading {
  /** Unix ms. */
  readonly timeMs: number;
  readonly value: number;
  /** What its own tests found. */
  readonly arrival: number;
}

/**
 * Judges readings in time order, going on from a state.
 *
 * @returns findings of each reading. What the first one shows about the last one before it is in no place
 * here: give the context's readings too.
 */
export function judgeSeries(
  rules: SeriesRules,
  state: SeriesState,
  readings: readonly SeriesReading[],
): number[] {
  const findings: number[] = [];
  for (const { timeMs, value, arrival } of readings) {
    findings.push(judgeNext(rules, state, timeMs, value, arrival));
    const before = findings.length - 2;
    if (before >= 0) findings[before] = state.previousFindings;
  }
  return findings;
}
