import type { Robustness } from '#libs/contracts';

/** Says how firm a ranking is. */
export interface RobustnessReport {
  /** @throws AppError `DEPENDENCY.*` while scoring does not answer. */
  ofTrack(track: Robustness['track']): Promise<Robustness>;
}

/** Injection token of {@link RobustnessReport}. */
export const ROBUSTNESS_REPORT = Symbol('RobustnessReport');
