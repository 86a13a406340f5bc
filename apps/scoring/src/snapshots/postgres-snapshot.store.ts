import type { DataSource, EntityManager } from 'typeorm';
import type { SnapshotHeader, SnapshotSummary } from '#libs/contracts';
import { inTransaction, queryRows } from '#libs/database';
import type { SnapshotStore, StoredSnapshot } from './snapshots.ports.js';

const COLUMNS = `s.sequence AS sequence, s.header AS header, s.document AS document, s.hash AS hash,
                 s.signature AS signature`;

export class PostgresSnapshotStore implements SnapshotStore {
  constructor(private readonly dataSource: DataSource) {}

  async append(make: (last: StoredSnapshot | null) => StoredSnapshot): Promise<StoredSnapshot | null> {
    return inTransaction(this.dataSource, async (manager: EntityManager) => {
      // Two processes must not both follow the same snapshot; the lock goes with the transaction.
      await manager.query("SELECT pg_advisory_xact_lock(hashtext('snapshots'))");
      const [last] = await manager.query<StoredSnapshot[]>(
        `SELECT ${COLUMNS} FROM snapshots AS s ORDER BY s.sequence DESC LIMIT 1`,
      );
      const snapshot = make(last ?? null);
      const { sequence, header, document, hash, signature } = snapshot;
      const added = await manager.query<unknown[]>(
        `INSERT INTO snapshots (sequence, header, document, hash, signature) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT ((header ->> 'kind'), (header ->> 'asOf')) DO NOTHING RETURNING sequence`,
        [sequence, JSON.stringify(header), document, hash, signature],
      );
      return added.length === 0 ? null : snapshot;
    });
  }

  async find(sequence: number): Promise<StoredSnapshot | null> {
    const rows = await queryRows<StoredSnapshot>(
      this.dataSource,
      `SELECT ${COLUMNS} FROM snapshots AS s WHERE s.sequence = $1`,
      [sequence],
    );
    return rows[0] ?? null;
  }

  async findOf(kind: SnapshotHeader['kind'], asOf: number): Promise<StoredSnapshot | null> {
    const rows = await queryRows<StoredSnapshot>(
      this.dataSource,
      `SELECT ${COLUMNS} FROM snapshots AS s WHERE s.header ->> 'kind' = $1 AND s.header ->> 'asOf' = $2`,
      [kind, String(asOf)],
    );
    return rows[0] ?? null;
  }

  async list(before: number | null, limit: number): Promise<SnapshotSummary[]> {
    const rows = await queryRows<Pick<StoredSnapshot, 'header' | 'hash'>>(
      this.dataSource,
      `SELECT s.header AS header, s.hash AS hash FROM snapshots AS s
       WHERE $1::integer IS NULL OR s.sequence < $1 ORDER BY s.sequence DESC LIMIT $2`,
      [before, limit],
    );
    return rows.map(({ header, hash }) => ({ ...header, hash }));
  }

  async sequences(): Promise<number[]> {
    const rows = await queryRows<{ sequence: number }>(
      this.dataSource,
      'SELECT s.sequence AS sequence FROM snapshots AS s ORDER BY s.sequence',
      [],
    );
    return rows.map(row => row.sequence);
  }

  async months(): Promise<Set<string>> {
    const rows = await queryRows<{ month: string }>(
      this.dataSource,
      `SELECT s.header ->> 'month' AS month FROM snapshots AS s WHERE s.header ->> 'kind' = 'month'`,
      [],
    );
    return new Set(rows.map(row => row.month));
  }

  async firstScoredAt(): Promise<number | null> {
    const rows = await queryRows<{ at: Date }>(
      this.dataSource,
      'SELECT r.computed_at AS at FROM score_revisions AS r ORDER BY r.id LIMIT 1',
      [],
    );
    return rows[0]?.at.getTime() ?? null;
  }
}
