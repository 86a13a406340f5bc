import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { alarmHistoryEntrySchema, ErrorCode } from '#libs/contracts';
import { decodeCursor, encodeCursor, queryRows } from '#libs/database';
import { AppError, groupBy } from '#libs/runtime';
import { ALARM_JSON, ALARM_TABLES, IS_STANDING, readAlarms } from './alarm-rows.js';
import type { EpisodeFilter, EpisodePage, EpisodeReadModel } from './episodes.ports.js';

/** bigint arrives as text. */
const historyRows = z.array(
  z
    .looseObject({ at: z.coerce.number(), until: z.coerce.number().nullable() })
    .pipe(alarmHistoryEntrySchema.extend({ alarm: z.string() })),
);
const countRows = z.array(z.object({ open: z.number() })).length(1);

/** Reads episodes from the schema `alarms`. */
export class PostgresEpisodeReadModel implements EpisodeReadModel {
  constructor(private readonly dataSource: DataSource) {}

  async list(filter: EpisodeFilter): Promise<EpisodePage> {
    const { zone, priority, state, shelved, suppressed, since, limit, cursor } = filter;
    const position = cursor === undefined ? undefined : decodeCursor(cursor);
    if (cursor !== undefined && position === undefined) {
      throw new AppError(ErrorCode.Invalid, 'The cursor is not one of ours; start without a cursor.');
    }
    // Written out where it narrows, so that the index of standing alarms is used.
    const isOfStanding = state !== undefined && state !== 'raised' && state !== 'cleared';
    const standing = isOfStanding ? `AND ${IS_STANDING}` : '';
    const rows = readAlarms(
      await queryRows(
        this.dataSource,
        `SELECT ${ALARM_JSON} AS alarm FROM ${ALARM_TABLES}
         WHERE ($1::text IS NULL OR e.zone = $1)
           AND ($2::text IS NULL OR ($2 = 'raised' AND e.cleared_ms IS NULL)
             OR ($2 = 'cleared' AND e.cleared_ms IS NOT NULL) OR $2 = 'standing'
             OR ($2 = 'unacknowledged' AND e.acknowledged_ms IS NULL)
             OR ($2 = 'acknowledged' AND e.acknowledged_ms IS NOT NULL)) ${standing}
           AND ($3::bigint IS NULL OR (e.raised_ms, e.id) < ($3, $4::text))
           AND ($6::int IS NULL OR e.priority = $6)
           AND ($7::boolean IS NULL OR (s.rule IS NOT NULL) = $7)
           AND ($8::boolean IS NULL OR (e.suppressed_by IS NOT NULL) = $8)
           AND ($9::bigint IS NULL OR e.raised_ms >= $9)
         ORDER BY e.raised_ms DESC, e.id DESC LIMIT $5`,
        [zone, state, position?.at, position?.id, limit + 1, priority, shelved, suppressed, since],
      ),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return { items, nextCursor: isMore ? encodeCursor({ at: last.raisedAt, id: last.id }) : null };
  }

  async find(id: string) {
    const [alarm] = readAlarms(
      await queryRows(this.dataSource, `SELECT ${ALARM_JSON} AS alarm FROM ${ALARM_TABLES} WHERE e.id = $1`, [
        id,
      ]),
    );
    if (alarm === undefined) return undefined;
    return { alarm, history: (await this.histories([id])).get(id) ?? [] };
  }

  async histories(ids: readonly string[]) {
    const rows = historyRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT a.alarm, a.kind, a.at_ms AS at, a.actor, a.text, a.until_ms AS until, a.assignee
         FROM alarm_actions a WHERE a.alarm = ANY($1) ORDER BY a.id`,
        [ids],
      ),
    );
    const byAlarm = groupBy(rows, ({ alarm }) => alarm);
    return new Map(
      [...byAlarm].map(([id, entries]) => [id, entries.map(({ alarm: _, ...entry }) => entry)] as const),
    );
  }

  async countOpen(): Promise<number> {
    const [row] = countRows.parse(
      await queryRows(
        this.dataSource,
        'SELECT count(*)::int AS open FROM episodes e WHERE e.cleared_ms IS NULL',
        [],
      ),
    );
    return row?.open ?? 0;
  }
}
