import type { DataSource } from 'typeorm';
import { inTransaction, queryRows } from '#libs/database';
import type { SearchWish } from '../search/search-query.js';
import type {
  MatchChange,
  NotificationQuery,
  SavedSearch,
  SavedSearchStore,
  SearchNotification,
} from './saved-searches.ports.js';

interface SearchRow {
  readonly id: string;
  readonly actorId: string;
  readonly name: string;
  readonly wish: SearchWish;
  readonly createdAt: Date;
  readonly editionId: string;
  readonly matching: string[];
}

interface NotificationRow extends MatchChange {
  readonly id: string;
  readonly searchId: string;
  readonly searchName: string;
  readonly at: Date;
  readonly editionId: string;
  readonly readAt: Date | null;
}

const SEARCH = `SELECT s.id AS id, s.actor_id AS "actorId", s.name AS name, s.wish AS wish, s.created_at AS "createdAt",
                       s.edition_id AS "editionId", s.matching AS matching
                FROM saved_searches AS s`;
const NOTIFICATION = `SELECT n.id AS id, n.search_id AS "searchId", s.name AS "searchName", n.at AS at, n.zone AS zone,
                             n.change AS change, n.edition_id AS "editionId", n.unmet AS unmet, n.read_at AS "readAt"
                      FROM search_notifications AS n JOIN saved_searches AS s ON s.id = n.search_id`;

/** Saved searches in PostgreSQL. */
export class PostgresSavedSearchStore implements SavedSearchStore {
  constructor(private readonly dataSource: DataSource) {}

  add(search: SavedSearch, most: number): Promise<boolean> {
    const { id, actorId, name, wish, createdAt, editionId, matching } = search;
    return inTransaction(this.dataSource, async manager => {
      // Two requests of one actor must not both be the last that fits.
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`saved searches ${actorId}`]);
      const [row] = await manager.query<{ count: number }[]>(
        'SELECT count(*)::int AS count FROM saved_searches AS s WHERE s.actor_id = $1 AND s.removed_at IS NULL',
        [actorId],
      );
      if ((row?.count ?? 0) >= most) return false;
      await manager.query(
        `INSERT INTO saved_searches (id, actor_id, name, wish, created_at, edition_id, matching)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, actorId, name, JSON.stringify(wish), new Date(createdAt), editionId, matching],
      );
      return true;
    });
  }

  async list(actorId: string): Promise<SavedSearch[]> {
    const where = 'WHERE s.actor_id = $1 AND s.removed_at IS NULL ORDER BY s.created_at DESC, s.id';
    return (await queryRows<SearchRow>(this.dataSource, `${SEARCH} ${where}`, [actorId])).map(toSearch);
  }

  async remove(actorId: string, id: string, at: number): Promise<boolean> {
    const [, count] = await queryRows<unknown>(
      this.dataSource,
      'UPDATE saved_searches SET removed_at = $3 WHERE actor_id = $1 AND id = $2 AND removed_at IS NULL',
      [actorId, id, new Date(at)],
    );
    return count === 1;
  }

  async listOutdated(editionId: string): Promise<SavedSearch[]> {
    const where = 'WHERE s.edition_id <> $1 AND s.removed_at IS NULL ORDER BY s.created_at, s.id';
    return (await queryRows<SearchRow>(this.dataSource, `${SEARCH} ${where}`, [editionId])).map(toSearch);
  }

  async record(
    { id, actorId, editionId: basis }: SavedSearch,
    now: { editionId: string; matching: readonly string[]; changes: readonly MatchChange[]; at: number },
  ): Promise<void> {
    const { editionId, matching, changes, at } = now;
    await inTransaction(this.dataSource, async manager => {
      const [, count] = await manager.query<[unknown, number]>(
        `UPDATE saved_searches SET edition_id = $2, matching = $3
         WHERE id = $1 AND edition_id = $4 AND removed_at IS NULL`,
        [id, editionId, matching, basis],
      );
      if (count !== 1) return;
      for (const { zone, change, unmet } of changes)
        await manager.query(
          `INSERT INTO search_notifications (search_id, actor_id, at, zone, change, edition_id, unmet)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [id, actorId, new Date(at), zone, change, editionId, JSON.stringify(unmet)],
        );
    });
  }

  async notifications(
    actorId: string,
    { isUnread, before, limit }: NotificationQuery,
  ): Promise<SearchNotification[]> {
    const rows = await queryRows<NotificationRow>(
      this.dataSource,
      `${NOTIFICATION} WHERE n.actor_id = $1 AND ($2::bigint IS NULL OR n.id < $2)
       AND (NOT $3 OR n.read_at IS NULL) ORDER BY n.id DESC LIMIT $4`,
      [actorId, before ?? null, isUnread, limit],
    );
    return rows.map(toNotification);
  }

  async notificationsAfter(actorId: string, id: number, limit: number): Promise<SearchNotification[]> {
    const where = 'WHERE n.actor_id = $1 AND n.id > $2 ORDER BY n.id LIMIT $3';
    return (
      await queryRows<NotificationRow>(this.dataSource, `${NOTIFICATION} ${where}`, [actorId, id, limit])
    ).map(toNotification);
  }

  async markRead(actorId: string, upTo: number, at: number): Promise<number> {
    const [, count] = await queryRows<unknown>(
      this.dataSource,
      'UPDATE search_notifications SET read_at = $3 WHERE actor_id = $1 AND id <= $2 AND read_at IS NULL',
      [actorId, upTo, new Date(at)],
    );
    return Number(count);
  }

  async countUnread(actorId: string): Promise<number> {
    const [row] = await queryRows<{ count: number }>(
      this.dataSource,
      `SELECT count(*)::int AS count FROM search_notifications AS n
       WHERE n.actor_id = $1 AND n.read_at IS NULL`,
      [actorId],
    );
    return row?.count ?? 0;
  }
}

function toSearch({ createdAt, ...row }: SearchRow): SavedSearch {
  return { ...row, createdAt: createdAt.getTime() };
}

function toNotification({ id, at, readAt, ...row }: NotificationRow): SearchNotification {
  return { ...row, id: Number(id), at: at.getTime(), readAt: readAt?.getTime() ?? null };
}
