import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { alarmSchema, ErrorCode } from '#libs/contracts';
import { classifyDatabaseError, decodeCursor, encodeCursor } from '#libs/database';
import { AppError } from '#libs/runtime';
import type { EpisodeFilter, EpisodePage, EpisodeReadModel } from './episodes.ports.js';

const COLUMNS = `e.id, e.rule, e.zone, e.device, e.metric, e.priority,
  CASE WHEN e.cleared_ms IS NULL THEN 'raised' ELSE 'cleared' END AS state,
  e.text_vi AS "textVi", e.text_en AS "textEn", e.worst_value AS value, e.limit_value AS "limit", e.basis,
  e.raised_ms AS "raisedAt", e.cleared_ms AS "clearedAt", e.late, e.simulated`;

/** bigint arrives as text. */
const episodeRows = z.array(
  z.looseObject({ raisedAt: z.coerce.number(), clearedAt: z.coerce.number().nullable() }).pipe(alarmSchema),
);
const countRows = z.array(z.object({ open: z.number() })).length(1);

/** Reads episodes from the schema `alarms`. */
export class PostgresEpisodeReadModel implements EpisodeReadModel {
  constructor(private readonly dataSource: DataSource) {}

  async list({ zone, state, limit, cursor }: EpisodeFilter): Promise<EpisodePage> {
    const position = cursor === undefined ? undefined : decodeCursor(cursor);
    if (cursor !== undefined && position === undefined) {
      throw new AppError(ErrorCode.Invalid, 'The cursor is not one of ours; start without a cursor.');
    }
    const rows = episodeRows.parse(
      await this.query(
        `SELECT ${COLUMNS} FROM episodes e
         WHERE ($1::text IS NULL OR e.zone = $1)
           AND ($2::text IS NULL OR (e.cleared_ms IS NULL) = ($2 = 'raised'))
           AND ($3::bigint IS NULL OR (e.raised_ms, e.id) < ($3, $4::text))
         ORDER BY e.raised_ms DESC, e.id DESC LIMIT $5`,
        [zone, state, position?.at, position?.id, limit + 1],
      ),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return { items, nextCursor: isMore ? encodeCursor({ at: last.raisedAt, id: last.id }) : null };
  }

  async countOpen(): Promise<number> {
    const [row] = countRows.parse(
      await this.query('SELECT count(*)::int AS open FROM episodes e WHERE e.cleared_ms IS NULL', []),
    );
    return row?.open ?? 0;
  }

  private async query(text: string, values: unknown[]): Promise<unknown> {
    try {
      return await this.dataSource.query(text, values);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}
