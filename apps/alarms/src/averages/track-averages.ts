import type { PlannedRule } from '../directory/device-plan.js';

/** The averages of one track, as far as its readings are known. */
export interface TrackAverages {
  /** What a rule compares with its limit at a moment; `undefined` when there is too little to say. */
  at(planned: PlannedRule, timeMs: number): number | undefined;
  /** Metrics of which readings came late or were judged anew, so that the mean as of now is another one. */
  readonly corrected: ReadonlySet<string>;
}

/** Averages of a track of which nothing is known. */
export const NO_AVERAGES: TrackAverages = { at: () => undefined, corrected: new Set() };
