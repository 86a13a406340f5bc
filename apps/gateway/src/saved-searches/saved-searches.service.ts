import { Inject, Injectable } from '@nestjs/common';
import { type Actor, ErrorCode } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { NEW_ID } from '../commands/commands.service.js';
import { EditionsService } from '../editions/editions.service.js';
import { chooseWeights } from '../ranking/choose-weights.js';
import type { SearchWish } from '../search/search-query.js';
import { findMatching } from './find-changes.js';
import {
  type NotificationQuery,
  SAVED_SEARCH_STORE,
  type SavedSearch,
  type SavedSearchStore,
} from './saved-searches.ports.js';

/** Each is judged with every edition. */
const MOST = 50;

/** Searches that someone wants to be told of. All throw AppError `DATABASE.*`. */
@Injectable()
export class SavedSearchesService {
  constructor(
    private readonly editions: EditionsService,
    @Inject(SAVED_SEARCH_STORE) private readonly store: SavedSearchStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /**
   * Saves a search with what matches now: only what changes from now on is told.
   *
   * @throws AppError `WEIGHTS.INVALID`, `SAVED_SEARCH.TOO_MANY`.
   */
  async save({ id: actorId }: Actor, name: string, wish: SearchWish): Promise<SavedSearch> {
    const edition = this.editions.current();
    // A wish that cannot be answered is refused now.
    chooseWeights(edition, wish);
    const { matching } = findMatching(edition, wish);
    const at = this.clock.now();
    const search = { id: this.newId(), actorId, name, wish, createdAt: at, editionId: edition.id, matching };
    if (await this.store.add(search, MOST)) return search;
    throw new AppError(
      ErrorCode.SavedSearchTooMany,
      `There are ${MOST} saved searches already. Remove one that is not needed any more.`,
    );
  }

  list(actorId: string): Promise<SavedSearch[]> {
    return this.store.list(actorId);
  }

  /** @throws AppError `SAVED_SEARCH.UNKNOWN`. */
  async remove({ id: actorId }: Actor, id: string): Promise<void> {
    if (await this.store.remove(actorId, id, this.clock.now())) return;
    throw new AppError(ErrorCode.SavedSearchUnknown, `You have no saved search ${id}.`);
  }

  notifications(actorId: string, query: NotificationQuery) {
    return this.store.notifications(actorId, query);
  }

  countUnread(actorId: string): Promise<number> {
    return this.store.countUnread(actorId);
  }

  markRead({ id: actorId }: Actor, upTo: number): Promise<number> {
    return this.store.markRead(actorId, upTo, this.clock.now());
  }
}
