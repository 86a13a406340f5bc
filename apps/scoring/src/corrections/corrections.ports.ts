/** Hours of a zone after `from` (Unix ms) may have been scored before their data were complete. */
export interface Mark {
  readonly zone: string;
  readonly from: number;
}

/** Remembers what has to be scored again. Methods throw `AppError` `DATABASE.*`. */
export interface CorrectionStore {
  /** Marks that are still to be worked off, and the last event that they take account of. */
  load(): Promise<{ marks: Mark[]; sequence: number | null }>;
  /** Puts marks in the place of those of the same zones; `from: null` removes one. */
  save(marks: readonly { zone: string; from: number | null }[], sequence: number | null): Promise<void>;
  /** Hours with `after` < hour ≤ `until` that a zone has a score of, the earliest first. */
  scoredHours(zone: string, after: number, until: number, limit: number): Promise<number[]>;
}
export const CORRECTION_STORE = Symbol('CorrectionStore');
