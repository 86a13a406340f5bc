import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { alarmEventSchema } from '#libs/contracts';
import { classifyDatabaseError } from '#libs/database';
import type { Outbox, OutboxEntry } from './outbox.ports.js';

const entryRows = z.array(z.object({ id: z.string(), alarm: alarmEventSchema }));
const countRows = z.array(z.object({ waiting: z.number() })).length(1);

/** The outbox in the schema `alarms`. */
export class PostgresOutboxStore implements Outbox {
  constructor(private readonly dataSource: DataSource) {}

  async next(limit: number): Promise<OutboxEntry[]> {
    return entryRows.parse(
      await this.query('SELECT o.id, o.alarm FROM outbox o ORDER BY o.id LIMIT $1', [limit]),
    );
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.query('DELETE FROM outbox o WHERE o.id = ANY($1::bigint[])', [ids]);
  }

  async count(): Promise<number> {
    const [row] = countRows.parse(await this.query('SELECT count(*)::int AS waiting FROM outbox o', []));
    return row?.waiting ?? 0;
  }

  private async query(text: string, values: unknown[]): Promise<unknown> {
    try {
      return await this.dataSource.query(text, values);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}
