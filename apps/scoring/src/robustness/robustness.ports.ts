import type { Score } from '#libs/contracts';

/** Reads the newest score of every zone of a track. Methods throw `AppError` `DATABASE.*`. */
export interface CurrentScores {
  /** Which inputs each was computed from. */
  digests(track: Score['track']): Promise<Pick<Score, 'zone' | 'inputsHash'>[]>;
  /** The scores with their indicators. */
  scores(track: Score['track']): Promise<Score[]>;
}
export const CURRENT_SCORES = Symbol('CurrentScores');
