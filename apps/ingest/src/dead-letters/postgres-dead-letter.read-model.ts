import type { DataSource } from 'typeorm';
import {
  type DeadLetterDetail,
  type DeadLetterFilter,
  type DeadLetterRunOutcome,
  deadLetterDetailSchema,
  deadLetterRunOutcomeSchema,
  ErrorCode,
} from '#libs/contracts';
import { classifyDatabaseError, decodeCursor, encodeCursor } from '#libs/database';
import { AppError } from '#libs/runtime';
import type { DeadLetterCounts, DeadLetterPage, DeadLetterReadModel } from './dead-letters.ports.js';
import { LETTER_COLUMNS, LETTER_CONDITION, letterValues } from './letter-filter.js';
import { toDeadLetter } from './to-dead-letter.js';

/** Rows of counts in one answer: the broker takes 1 MB, a row is some 100 bytes. */
const MOST_COUNTS = 5_000;

type Row = Readonly<Record<string, unknown>>;

/** Reads dead letters from the schema `ingest`. */
export class PostgresDeadLetterReadModel implements DeadLetterReadModel {
  constructor(private readonly dataSource: DataSource) {}

  async list({
    limit,
    cursor,
    ...filter
  }: Parameters<DeadLetterReadModel['list']>[0]): Promise<DeadLetterPage> {
    const position = cursor === undefined ? undefined : decodeCursor(cursor);
    if (cursor !== undefined && position === undefined) {
      throw new AppError(ErrorCode.Invalid, 'The cursor is not one of ours; start without a cursor.');
    }
    const rows = await this.ask(
      `SELECT ${LETTER_COLUMNS} FROM dead_letters AS letter
       WHERE ${LETTER_CONDITION} AND ($7::bigint IS NULL OR (letter.received_ms, letter.id) < ($7, $8::text))
       ORDER BY letter.received_ms DESC, letter.id DESC LIMIT $9`,
      [...letterValues(filter), position?.at, position?.id, limit + 1],
    );
    const items = rows.slice(0, limit).map(toDeadLetter);
    const last = items.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return { items, nextCursor: isMore ? encodeCursor({ at: last.receivedAt, id: last.id }) : null };
  }

  async count(filter: DeadLetterFilter): Promise<DeadLetterCounts> {
    const rows = await this.ask(
      `SELECT to_char(to_timestamp(letter.received_ms / 1000.0) AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS day,
              letter.zone, letter.reason, letter.state, count(*)::int AS count,
              (sum(count(*)) OVER ())::int AS total
       FROM dead_letters AS letter WHERE ${LETTER_CONDITION}
       GROUP BY day, letter.zone, letter.reason, letter.state
       ORDER BY day DESC, letter.zone, letter.reason, letter.state LIMIT ${MOST_COUNTS + 1}`,
      letterValues(filter),
    );
    const items = rows.slice(0, MOST_COUNTS).map(({ total: _, ...row }) => row);
    return {
      total: Number(rows[0]?.total ?? 0),
      items: items as DeadLetterCounts['items'],
      isCut: rows.length > MOST_COUNTS,
    };
  }

  async find(id: string): Promise<DeadLetterDetail | undefined> {
    const [row] = await this.ask(
      `SELECT ${LETTER_COLUMNS} FROM dead_letters AS letter WHERE letter.id = $1`,
      [id],
    );
    if (row === undefined) return undefined;
    const changes = await this.ask(
      `SELECT change.at_ms, change.state, change.actor_id, change.actor_name, change.note
       FROM dead_letter_changes AS change WHERE change.letter_id = $1 ORDER BY change.position`,
      [id],
    );
    return deadLetterDetailSchema.parse({
      ...toDeadLetter(row),
      history: changes.map(({ at_ms, state, actor_id, actor_name, note }) => ({
        ...{ at: Number(at_ms), state, note },
        actor: actor_id === null ? null : { id: actor_id, name: actor_name },
      })),
    });
  }

  async outcomeOf(run: string): Promise<DeadLetterRunOutcome | undefined> {
    const [row] = await this.ask(
      `SELECT replay.run, count(*)::int AS letters,
              count(*) FILTER (WHERE replay.outcome = 'solved')::int AS solved,
              count(*) FILTER (WHERE replay.outcome = 'refused')::int AS refused,
              count(*) FILTER (WHERE replay.outcome IS NULL)::int AS pending
       FROM dead_letter_replays AS replay WHERE replay.run = $1 GROUP BY replay.run`,
      [run],
    );
    return row && deadLetterRunOutcomeSchema.parse(row);
  }

  private async ask(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return await this.dataSource.query<Row[]>(text, values);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}
