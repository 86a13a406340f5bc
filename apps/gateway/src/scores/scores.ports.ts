import type { Score, ScoreSummary } from '#libs/contracts';

/** Reads scores. */
export interface ScoreReader {
  /** Newest score of every zone that has one; empty while scoring is away: the list of zones must not fail for it. */
  summaries(): Promise<ReadonlyMap<string, ScoreSummary>>;
  /** Newest score of a zone with its indicators; `null` before the first. */
  current(zone: string): Promise<Score | null>;
  /** Newest revision of each hour, newest hour first. */
  history(zone: string, from: number, to: number, limit: number): Promise<ScoreSummary[]>;
}

/** Injection token of {@link ScoreReader}. */
export const SCORE_READER = Symbol('ScoreReader');
