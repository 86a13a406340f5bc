import type { RevisionQuery, Score, ScoreRevision } from '#libs/contracts';
import type { InputPart, Method, ZoneInputs } from '#libs/readiness';

/** A stored score with its inputs, taken apart as they were stored. */
export interface ArchivedRevision {
  score: Score;
  parts: InputPart[];
}

/** A stored score with the inputs it was computed from. */
export interface RestoredRevision {
  score: Score;
  method: Method;
  inputs: ZoneInputs;
}

/** Reads every revision that was ever stored. Methods throw `AppError` `DATABASE.*`. */
export interface RevisionArchive {
  /** The revision that a question means; `null` when none fits. */
  find(query: RevisionQuery): Promise<Score | null>;
  /** Newest revision of the first hour a zone was scored at. */
  findFirst(zone: string): Promise<Score | null>;
  /**
   * The same as `find` with its inputs.
   *
   * @throws AppError `SCORE.INPUTS_DAMAGED` when one cannot be read.
   */
  findWithParts(query: RevisionQuery): Promise<ArchivedRevision | null>;
  /** Every revision of the newest scored hour at or before a moment, the first first. */
  list(zone: string, asOf: number): Promise<ScoreRevision[]>;
}
export const REVISION_ARCHIVE = Symbol('RevisionArchive');
