import type { Actor, Score, ScoreSummary, scoringRpc } from '#libs/contracts';
import type { z } from 'zod';

/** The method as data. */
export type Method = z.output<typeof scoringRpc.method.reply>;
/** What a run came to. */
export type ScoreRun = z.output<typeof scoringRpc.run.reply>;

/** Reads scores, and has them computed. All throw AppError `DEPENDENCY.*` while scoring does not answer. */
export interface ScoreBook {
  /** Newest score of every zone that has one; empty while scoring is away: the list of zones must not fail for it. */
  summaries(): Promise<ReadonlyMap<string, ScoreSummary>>;
  /** Newest score of a zone with its indicators; `null` before the first. */
  current(zone: string): Promise<Score | null>;
  /** Newest revision of each hour in `[from, to)`, newest hour first. */
  history(zone: string, from: number, to: number, limit: number): Promise<ScoreSummary[]>;
  /** Pillars, indicators and weight presets in force. */
  method(): Promise<Method>;
  /** Scores a zone now. */
  run(zone: string, actor: Actor): Promise<ScoreRun>;
}

/** Injection token of {@link ScoreBook}. */
export const SCORE_BOOK = Symbol('ScoreBook');
