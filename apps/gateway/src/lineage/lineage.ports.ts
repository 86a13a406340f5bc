import type { z } from 'zod';
import type {
  ChangesQuery,
  ExplanationQuery,
  IndicatorExplanation,
  lineageRpc,
  RevisionQuery,
  Score,
  ScoreChanges,
  ScoreRevision,
  UsedWindowsQuery,
} from '#libs/contracts';

/** A page of windows and the start of the next one. */
export type UsedWindows = NonNullable<z.output<typeof lineageRpc.windows.reply>['windows']>;

/**
 * Tells where scores come from. `null` when no revision fits. All throw AppError `DEPENDENCY.*` while
 * scoring does not answer, and `SCORE.INPUTS_DAMAGED`.
 */
export interface LineageBook {
  find(query: RevisionQuery): Promise<Score | null>;
  /** Every revision of an hour, the first first. */
  revisions(zone: string, asOf: number | undefined): Promise<ScoreRevision[]>;
  explain(query: ExplanationQuery): Promise<IndicatorExplanation | null>;
  windows(query: UsedWindowsQuery): Promise<UsedWindows | null>;
  changes(query: ChangesQuery): Promise<ScoreChanges | null>;
}

/** Injection token of {@link LineageBook}. */
export const LINEAGE_BOOK = Symbol('LineageBook');
