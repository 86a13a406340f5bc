import type { Actor, Score, ScoreSummary } from '#libs/contracts';
import type { InputPart, ZoneScore } from '#libs/readiness';

/** A computed score on its way into the store. */
export interface ScoreDraft {
  score: ZoneScore;
  inputsHash: string;
  parts: InputPart[];
  /** What made us compute it. */
  trigger: 'scheduled' | 'requested' | 'changed' | 'snapshot';
  /** Who asked for it. */
  actor: Actor;
  computedAt: number;
}

/** Which part of a zone's history is asked for. */
export interface HistoryQuery {
  zone: string;
  from: number;
  to: number;
  limit: number;
}

/** Keeps every revision of every score. Nothing is overwritten. Methods throw `AppError` `DATABASE.*`. */
export interface ScoreStore {
  /**
   * Stores a draft as the next revision of its zone and hour, unless its inputs equal those of the
   * newest revision.
   *
   * @returns the stored score, or `null` when nothing changed.
   */
  save(draft: ScoreDraft): Promise<Score | null>;
  /** Newest revision of the newest hour of a zone. */
  findCurrent(zone: string): Promise<Score | null>;
  /** The same of every zone, without indicators. */
  listCurrent(): Promise<ScoreSummary[]>;
  /** Newest revision of each hour with `from` ≤ hour < `to`, newest first. */
  history(query: HistoryQuery): Promise<ScoreSummary[]>;
  /** Revisions that nobody has been told of yet, oldest first. */
  unannounced(limit: number): Promise<{ id: string; summary: ScoreSummary }[]>;
  markAnnounced(ids: readonly string[]): Promise<void>;
}
export const SCORE_STORE = Symbol('ScoreStore');

/** Tells the other services. */
export interface ScorePublisher {
  /** Announces a revision; a repeated call is recognised. Throws `AppError` `MESSAGING.*`. */
  publish(summary: ScoreSummary): Promise<void>;
}
export const SCORE_PUBLISHER = Symbol('ScorePublisher');
