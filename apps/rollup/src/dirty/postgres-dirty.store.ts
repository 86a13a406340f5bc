import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { inTransaction } from '#libs/database';
import type { StreamName } from '#libs/contracts';
import type { DirtyMark, PendingMark } from './dirty-mark.js';
import type { Checkpoint, DirtyStore } from './dirty.ports.js';

const READINGS: StreamName = 'READINGS';

const versionRows = z.array(z.object({ version: z.coerce.number() })).length(1);
const markRows = z.array(
  z.object({
    measurement: z.string(),
    zone: z.string(),
    device: z.string(),
    span: z.enum(['hour', 'day']),
    start: z.coerce.number(),
    lane: z.enum(['live', 'history']),
    version: z.coerce.number(),
  }),
);
const checkpointRows = z.array(
  z.object({
    streamCreatedAt: z.coerce.number(),
    sequence: z.coerce.number(),
    committedAt: z.coerce.number(),
  }),
);

/** Marks and checkpoint in PostgreSQL. */
export class PostgresDirtyStore implements DirtyStore {
  constructor(private readonly dataSource: DataSource) {}

  save(marks: readonly DirtyMark[], checkpoint?: Checkpoint): Promise<number> {
    return inTransaction(this.dataSource, async manager => {
      const [{ version }] = versionRows.parse(
        await manager.query(`SELECT nextval('dirty_windows_version') AS version`),
      ) as [{ version: number }];
      if (marks.length > 0) {
        const inOrder = marks.toSorted(byPrimaryKey);
        await manager.query(
          `INSERT INTO dirty_windows (measurement, device, span, start_ms, zone, lane, version)
           SELECT m.measurement, m.device, m.span, m.start_ms, m.zone, m.lane, $7
           FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[])
             AS m (measurement, device, span, start_ms, zone, lane)
           ON CONFLICT ON CONSTRAINT dirty_windows_pkey
           DO UPDATE SET version = EXCLUDED.version, lane = EXCLUDED.lane`,
          [...columns(inOrder), inOrder.map(mark => mark.zone), inOrder.map(mark => mark.lane), version],
        );
      }
      if (checkpoint) {
        await manager.query(
          `INSERT INTO checkpoints (stream, stream_created_at_ms, sequence, committed_at_ms)
           VALUES ($1, $2, $3, $4)
           ON CONFLICT ON CONSTRAINT checkpoints_pkey DO UPDATE SET
             stream_created_at_ms = EXCLUDED.stream_created_at_ms,
             sequence = CASE
               WHEN checkpoints.stream_created_at_ms = EXCLUDED.stream_created_at_ms
               THEN greatest(checkpoints.sequence, EXCLUDED.sequence)
               ELSE EXCLUDED.sequence END,
             committed_at_ms = greatest(checkpoints.committed_at_ms, EXCLUDED.committed_at_ms)`,
          [READINGS, checkpoint.streamCreatedAt, checkpoint.sequence, checkpoint.committedAt],
        );
      }
      return version;
    });
  }

  async remove(marks: readonly PendingMark[]): Promise<void> {
    if (marks.length === 0) return;
    const inOrder = marks.toSorted(byPrimaryKey);
    await inTransaction(this.dataSource, manager =>
      manager.query(
        `DELETE FROM dirty_windows d
         USING unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[])
           AS m (measurement, device, span, start_ms, version)
         WHERE d.measurement = m.measurement AND d.device = m.device AND d.span = m.span
           AND d.start_ms = m.start_ms AND d.version = m.version`,
        [...columns(inOrder), inOrder.map(mark => mark.version)],
      ),
    );
  }

  async load(): Promise<Array<DirtyMark & { readonly version: number }>> {
    const rows = markRows.parse(
      await this.dataSource.query(
        `SELECT d.measurement, d.zone, d.device, d.span, d.start_ms AS start, d.lane, d.version
         FROM dirty_windows d`,
      ),
    );
    return rows.map(row => ({ ...row, minutes: 'all' as const }));
  }

  async checkpoint(): Promise<Checkpoint | undefined> {
    const rows = checkpointRows.parse(
      await this.dataSource.query(
        `SELECT c.stream_created_at_ms AS "streamCreatedAt", c.sequence, c.committed_at_ms AS "committedAt"
         FROM checkpoints c WHERE c.stream = $1`,
        [READINGS],
      ),
    );
    return rows[0];
  }
}

function columns(marks: readonly DirtyMark[]): unknown[] {
  return [
    marks.map(mark => mark.measurement),
    marks.map(mark => mark.device),
    marks.map(mark => mark.span),
    marks.map(mark => mark.start),
  ];
}

/** Two transactions that lock rows in one order never wait for each other. */
function byPrimaryKey(a: DirtyMark, b: DirtyMark): number {
  return (
    compare(a.measurement, b.measurement) ||
    compare(a.device, b.device) ||
    compare(a.span, b.span) ||
    a.start - b.start
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
