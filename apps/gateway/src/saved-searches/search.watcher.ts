import { type Clock, type Logger, untilAnswered } from '#libs/runtime';
import type { Edition } from '../editions/edition.js';
import { findChanges, findMatching } from './find-changes.js';
import type { NotificationHub } from './notification.hub.js';
import type { SavedSearch, SavedSearchStore } from './saved-searches.ports.js';

/** What the watcher works with. */
export interface SearchWatcherParts {
  readonly store: SavedSearchStore;
  readonly hub: Pick<NotificationHub, 'signal'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Judges saved searches anew with each edition. What matched before stands in the store, so a change is told once,
 * also when it came while the gateway was down; of changes that cancel each other between two editions nobody is told.
 */
export class SearchWatcher {
  constructor(private readonly parts: SearchWatcherParts) {}

  /** Judges all searches that have not been judged by this edition; tries again while PostgreSQL is away. */
  async judge(edition: Edition, signal: AbortSignal): Promise<void> {
    const { store, logger } = this.parts;
    const patience = { from: 'PostgreSQL, to judge saved searches', logger, signal };
    const outdated = await untilAnswered(() => store.listOutdated(edition.id), patience);
    for (const search of outdated) await untilAnswered(() => this.judgeOne(search, edition), patience);
  }

  private async judgeOne(search: SavedSearch, edition: Edition): Promise<void> {
    const { store, hub, clock } = this.parts;
    const found = findMatching(edition, search.wish);
    const changes = findChanges(search.matching, found);
    const { matching } = found;
    await store.record(search, { editionId: edition.id, matching, changes, at: clock.now() });
    if (changes.length > 0) hub.signal(search.actorId);
  }
}
