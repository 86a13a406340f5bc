import type { DataSource } from 'typeorm';
import { type DeadLetter, deadLetterSchema, ErrorCode, type Receipt } from '#libs/contracts';
import { classifyDatabaseError, decodeCursor, encodeCursor } from '#libs/database';
import { AppError } from '#libs/runtime';
import type { DeadLetterFilter, DeadLetterPage, DeadLetterReadModel } from './dead-letters.ports.js';

const COLUMNS = 'id, reason, detail, zone, device, key, records, bytes, received_ms AS "receivedAt"';
/** A pack has at most one dead letter a reason; a device that repeats numbers may collect more. */
const MOST_OF_ONE_PACK = 100;

/** Reads dead letters from the schema `ingest`. */
export class PostgresDeadLetterReadModel implements DeadLetterReadModel {
  constructor(private readonly dataSource: DataSource) {}

  async list({ zone, device, reason, limit, cursor }: DeadLetterFilter): Promise<DeadLetterPage> {
    const position = cursor === undefined ? undefined : decodeCursor(cursor);
    if (cursor !== undefined && position === undefined) {
      throw new AppError(ErrorCode.Invalid, 'The cursor is not one of ours; start without a cursor.');
    }
    const rows = await this.ask(
      `SELECT ${COLUMNS} FROM dead_letters
       WHERE ($1::text IS NULL OR zone = $1) AND ($2::text IS NULL OR device = $2)
         AND ($3::text IS NULL OR reason = $3)
         AND ($4::bigint IS NULL OR (received_ms, id) < ($4, $5::text))
       ORDER BY received_ms DESC, id DESC LIMIT $6`,
      [zone, device, reason, position?.at, position?.id, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return { items, nextCursor: isMore ? encodeCursor({ at: last.receivedAt, id: last.id }) : null };
  }

  async receiptOf(key: string): Promise<Receipt> {
    const [, device, boot, seq] = /^(.*):(\d{1,16}):(\d{1,16})$/.exec(key) ?? [];
    // In this order: both are written in one transaction, so whoever sees the pack sees its dead letters too.
    const stored = await (seq === undefined
      ? this.hasDigest(key)
      : this.hasSeq(device as string, boot as string, seq));
    const deadLetters = await this.ask(
      `SELECT ${COLUMNS} FROM dead_letters WHERE key = $1 ORDER BY received_ms LIMIT ${MOST_OF_ONE_PACK}`,
      [key],
    );
    const isRefused = deadLetters.some(({ records }) => records === null);
    if (isRefused) return { key, state: 'rejected', deadLetters };
    return { key, state: stored ? 'committed' : 'unknown', deadLetters: stored ? deadLetters : [] };
  }

  private hasSeq(device: string, boot: string, seq: string): Promise<boolean> {
    return this.exists('SELECT 1 FROM stored_runs WHERE device = $1 AND boot = $2 AND seqs @> $3::bigint', [
      device,
      boot,
      seq,
    ]);
  }

  private hasDigest(key: string): Promise<boolean> {
    return this.exists('SELECT 1 FROM stored_digests WHERE key = $1', [key]);
  }

  private async exists(text: string, values: unknown[]): Promise<boolean> {
    try {
      return (await this.dataSource.query<unknown[]>(text, values)).length > 0;
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }

  private async ask(text: string, values: unknown[]): Promise<DeadLetter[]> {
    try {
      const rows = await this.dataSource.query<Array<Record<string, unknown>>>(text, values);
      return rows.map(row => deadLetterSchema.parse({ ...row, receivedAt: Number(row.receivedAt) }));
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}
