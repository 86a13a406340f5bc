import type { DataSource } from 'typeorm';
import { inTransaction } from '#libs/database';
import type { EntryStore, StoredEntry } from './entries.ports.js';
import { Entry } from './entry.entity.js';

/** Registry rows in PostgreSQL. */
export class PostgresEntryStore implements EntryStore {
  constructor(private readonly dataSource: DataSource) {}

  async list(kind: string, zone?: string): Promise<unknown[]> {
    const rows = await this.dataSource
      .getRepository(Entry)
      .find({ where: { kind, ...(zone === undefined ? {} : { zone }) }, order: { position: 'ASC' } });
    return rows.map(row => row.body);
  }

  replaceAll(kind: string, rows: readonly StoredEntry[]): Promise<number> {
    const columns = [
      rows.map(row => row.key),
      rows.map(row => row.zone),
      rows.map((_, index) => index),
      rows.map(row => JSON.stringify(row.body)),
    ];
    return inTransaction(this.dataSource, async manager => {
      const gone: unknown = await manager.query(
        `DELETE FROM entries WHERE kind = $1 AND NOT key = ANY($2::text[]) RETURNING key`,
        [kind, columns[0]],
      );
      const changed: unknown = await manager.query(
        `INSERT INTO entries AS e (kind, key, zone, position, body)
         SELECT $1, * FROM unnest($2::text[], $3::text[], $4::int[], $5::jsonb[])
         ON CONFLICT (kind, key) DO UPDATE
           SET zone = excluded.zone, position = excluded.position, body = excluded.body, updated_at = now()
           WHERE (e.zone, e.position, e.body) IS DISTINCT FROM (excluded.zone, excluded.position, excluded.body)
         RETURNING key`,
        [kind, ...columns],
      );
      return countRows(gone) + countRows(changed);
    });
  }
}

/** TypeORM answers `RETURNING` of a DELETE as `[rows, count]` and of an INSERT as the rows. */
function countRows(answer: unknown): number {
  if (!Array.isArray(answer)) return 0;
  const rows: unknown = answer.length === 2 && Array.isArray(answer[0]) ? answer[0] : answer;
  return Array.isArray(rows) ? rows.length : 0;
}
