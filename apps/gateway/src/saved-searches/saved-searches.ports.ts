import type { NeedId } from '#libs/readiness';
import type { SearchWish } from '../search/search-query.js';

/** A search that someone wants to be told of. */
export interface SavedSearch {
  readonly id: string;
  readonly actorId: string;
  readonly name: string;
  readonly wish: SearchWish;
  /** Unix ms. */
  readonly createdAt: number;
  /** Edition that {@link matching} is of. */
  readonly editionId: string;
  /** Codes of the zones that meet every need, sorted. */
  readonly matching: readonly string[];
}

/** A need that a zone does not meet. */
export interface UnmetNeed {
  readonly need: NeedId;
  readonly state: 'short' | 'unknown';
  readonly required: number;
  readonly offered: number | null;
  readonly unit: string;
}

/** A zone that started or stopped to match. */
export interface MatchChange {
  readonly zone: string;
  readonly change: 'started' | 'stopped';
  /** What a zone that stopped does not meet; empty for one that is gone. */
  readonly unmet: readonly UnmetNeed[];
}

/** Word to someone of a change. */
export interface SearchNotification extends MatchChange {
  /** Grows. */
  readonly id: number;
  readonly searchId: string;
  readonly searchName: string;
  /** Unix ms. */
  readonly at: number;
  /** Edition that brought the change. */
  readonly editionId: string;
  /** Unix ms; `null` while unread. */
  readonly readAt: number | null;
}

/** Which notifications of someone, newest first. */
export interface NotificationQuery {
  readonly isUnread: boolean;
  /** Only those with a smaller id. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Keeps saved searches and what was told of them. All throw AppError `DATABASE.*`. */
export interface SavedSearchStore {
  /** @returns false, and keeps nothing, when the actor has `most` already. */
  add(search: SavedSearch, most: number): Promise<boolean>;
  list(actorId: string): Promise<SavedSearch[]>;
  /** @returns false when the actor has no such search. */
  remove(actorId: string, id: string, at: number): Promise<boolean>;
  /** Searches whose matching zones are of another edition, the oldest first. */
  listOutdated(editionId: string): Promise<SavedSearch[]>;
  /**
   * Takes down what matches in an edition, and the changes, together or not at all; when another has done so
   * since the search was read, nothing is.
   */
  record(
    search: SavedSearch,
    now: { editionId: string; matching: readonly string[]; changes: readonly MatchChange[]; at: number },
  ): Promise<void>;
  notifications(actorId: string, query: NotificationQuery): Promise<SearchNotification[]>;
  /** Those with a greater id, oldest first. */
  notificationsAfter(actorId: string, id: number, limit: number): Promise<SearchNotification[]>;
  /** Marks those up to an id as read; how many were not. */
  markRead(actorId: string, upTo: number, at: number): Promise<number>;
  countUnread(actorId: string): Promise<number>;
}

/** Injection token of {@link SavedSearchStore}. */
export const SAVED_SEARCH_STORE = Symbol('SavedSearchStore');
