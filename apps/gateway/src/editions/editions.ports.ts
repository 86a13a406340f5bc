import type { Fact, Score } from '#libs/contracts';
import type { Method } from '../scores/scores.ports.js';
import type { Edition } from './edition.js';

/** Asks the other services what an edition is made of. All throw AppError `DEPENDENCY.*`. */
export interface EditionSource {
  method(): Promise<Method>;
  /** Newest score of a zone with its indicators; `null` before the first. */
  score(zone: string): Promise<Score | null>;
  /** Facts of a zone. */
  facts(zone: string): Promise<readonly Fact[]>;
}

/** Keeps editions. All throw AppError `DATABASE.*`. */
export interface EditionStore {
  /** Keeps an edition; one that is kept already stays as it is. */
  save(edition: Edition): Promise<void>;
  find(id: string): Promise<Edition | null>;
  /** Newest edition that describes `at` or an earlier hour. */
  findAsOf(at: number): Promise<Edition | null>;
}

/** Injection token of {@link EditionStore}. */
export const EDITION_STORE = Symbol('EditionStore');
