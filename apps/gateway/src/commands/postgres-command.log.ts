import type { DataSource } from 'typeorm';
import { classifyDatabaseError } from '#libs/database';
import type { CommandLog, CommandRecord, CommandResult } from './commands.ports.js';

/** The record of commands in PostgreSQL, whose triggers refuse any change to it. */
export class PostgresCommandLog implements CommandLog {
  constructor(private readonly dataSource: DataSource) {}

  begin({ id, at, command, target, actor, correlationId }: CommandRecord): Promise<void> {
    return this.run(
      `INSERT INTO commands (id, at, command, target, actor_id, actor_name, actor_role, actor_unverified,
                             correlation_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[id, new Date(at), command, target],
        ...[actor.id, actor.name, actor.role, actor.unverified, correlationId],
      ],
    );
  }

  end({ id, at, outcome, result }: CommandResult): Promise<void> {
    return this.run('INSERT INTO command_results (command_id, at, outcome, result) VALUES ($1, $2, $3, $4)', [
      id,
      new Date(at),
      outcome,
      JSON.stringify(result),
    ]);
  }

  private async run(text: string, values: unknown[]): Promise<void> {
    try {
      await this.dataSource.query(text, values);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}
