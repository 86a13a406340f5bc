import type { DataSource } from 'typeorm';
import { inTransaction, queryRows } from '#libs/database';
import type { CorrectionStore, Mark } from './corrections.ports.js';

export class PostgresCorrectionStore implements CorrectionStore {
  constructor(private readonly dataSource: DataSource) {}

  async load(): Promise<{ marks: Mark[]; sequence: number | null }> {
    const marks = await queryRows<{ zone: string; from: Date }>(
      this.dataSource,
      'SELECT c.zone AS zone, c.changed_from AS "from" FROM corrections AS c ORDER BY c.zone',
      [],
    );
    const [heard] = await queryRows<{ sequence: string }>(
      this.dataSource,
      'SELECT h.sequence AS sequence FROM heard_changes AS h',
      [],
    );
    return {
      marks: marks.map(({ zone, from }) => ({ zone, from: from.getTime() })),
      sequence: heard === undefined ? null : Number(heard.sequence),
    };
  }

  async save(
    marks: readonly { zone: string; from: number | null }[],
    sequence: number | null,
  ): Promise<void> {
    await inTransaction(this.dataSource, async manager => {
      for (const { zone, from } of marks) {
        if (from === null) await manager.query('DELETE FROM corrections WHERE zone = $1', [zone]);
        else {
          await manager.query(
            `INSERT INTO corrections (zone, changed_from) VALUES ($1, $2)
             ON CONFLICT (zone) DO UPDATE SET changed_from = excluded.changed_from`,
            [zone, new Date(from)],
          );
        }
      }
      if (sequence === null) return;
      await manager.query(
        `INSERT INTO heard_changes (sequence) VALUES ($1)
         ON CONFLICT (only_row) DO UPDATE SET sequence = excluded.sequence`,
        [sequence],
      );
    });
  }

  async scoredHours(zone: string, after: number, until: number, limit: number): Promise<number[]> {
    const rows = await queryRows<{ hour: Date }>(
      this.dataSource,
      `SELECT DISTINCT r.as_of AS hour FROM score_revisions AS r
       WHERE r.zone = $1 AND r.as_of > $2 AND r.as_of <= $3 ORDER BY r.as_of LIMIT $4`,
      [zone, new Date(after), new Date(until), limit],
    );
    return rows.map(row => row.hour.getTime());
  }
}
