import type { SeriesRules } from './series-rules.js';

/** Readings after which neither spike, rate of change nor register looks at anything before them. */
const NEIGHBOURS = 4;

/** Findings that may be any. */
export const ANY_FINDINGS = -1;

/** What is remembered of one metric of one device: its last two readings and how long it has stood still. */
export interface SeriesState {
  /** Of the last reading, Unix ms; minus infinity when there is none. */
  time: number;
  value: number;
  findings: number;
  /** Of the readings before it, whether near enough or not; minus infinity when there is none. */
  secondTime: number;
  thirdTime: number;
  fourthTime: number;
  /** Of the reading before it; minus infinity when there is none, or none near enough. */
  previousTime: number;
  previousValue: number;
  /** Findings of the reading before, with what the last one showed about it. */
  previousFindings: number;
  /** Since when the value has stood still, Unix ms. */
  flatSince: number;
  /**
   * Findings that the last reading is stored with because of readings behind it, which another one now comes between;
   * {@link ANY_FINDINGS} when that is not known.
   */
  shown: number;
  /** Whether the reading before has other findings now than it is stored with. */
  isAmended: boolean;
}

/** The state before the first reading. */
export function createSeriesState(): SeriesState {
  return {
    time: Number.NEGATIVE_INFINITY,
    value: Number.NaN,
    findings: 0,
    secondTime: Number.NEGATIVE_INFINITY,
    thirdTime: Number.NEGATIVE_INFINITY,
    fourthTime: Number.NEGATIVE_INFINITY,
    previousTime: Number.NEGATIVE_INFINITY,
    previousValue: Number.NaN,
    previousFindings: 0,
    flatSince: Number.NaN,
    shown: 0,
    isAmended: false,
  };
}

/**
 * Whether a state that came from readings after a moment is the same whatever was before it, findings of its
 * last reading included.
 *
 * @param since moment of the first of those readings, Unix ms. @param count how many they were.
 */
export function isSettled(rules: SeriesRules, state: SeriesState, since: number, count: number): boolean {
  if (!rules.hasTests) return true;
  if (count < NEIGHBOURS) return false;
  const isLongFlat = state.time - state.flatSince >= rules.flatFailMs;
  return rules.flatFailMs === Number.POSITIVE_INFINITY || state.flatSince > since || isLongFlat;
}

/** Whether a state would be another one if there were a reading at an earlier moment. Says yes when in doubt. */
export function dependsOn(rules: SeriesRules, state: SeriesState, timeMs: number): boolean {
  if (state.time - timeMs > rules.reachMs) return false;
  const isFlatTested = rules.flatFailMs < Number.POSITIVE_INFINITY;
  return timeMs >= state.fourthTime || (isFlatTested && timeMs >= state.flatSince - rules.gapMs);
}
