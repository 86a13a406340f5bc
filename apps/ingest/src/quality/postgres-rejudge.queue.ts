import type { DataSource } from 'typeorm';
import { classifyDatabaseError } from '#libs/database';
import type { Moments, RejudgeQueue, RejudgeSpan, RejudgeTask } from './quality.ports.js';
import { rejudgeStatements as statements } from './rejudge-statements.js';

/** PostgreSQL's bigint comes as text. */
interface TaskRow {
  readonly device: string;
  readonly measurement: string;
  readonly day_ms: string;
  readonly from_ms: string;
  readonly to_ms: string;
  readonly version: string;
  readonly attempts: number;
  readonly untold_from_ms: string | null;
  readonly untold_to_ms: string | null;
}

/** How long a span must be quiet, and how long one that never is waits at most, ms. */
export interface RejudgePace {
  readonly quietMs: number;
  readonly longestMs: number;
}

/** Readings that come late seldom come alone; a minute late is soon enough for those that keep coming. */
const PACE: RejudgePace = { quietMs: 5_000, longestMs: 60_000 };

/** Keeps what waits to be judged again in the schema `ingest`. */
export class PostgresRejudgeQueue implements RejudgeQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pace: RejudgePace = PACE,
  ) {}

  async add(spans: readonly RejudgeSpan[]): Promise<void> {
    await this.ask(statements.add, [
      spans.map(({ device }) => device),
      spans.map(({ measurement }) => measurement),
      spans.map(({ day }) => day),
      spans.map(({ from }) => from),
      spans.map(({ to }) => to),
    ]);
  }

  async take(most: number): Promise<RejudgeTask[]> {
    const { quietMs, longestMs } = this.pace;
    // TypeORM gives rows and their number for an UPDATE.
    const [rows] = await this.ask<[TaskRow[], number]>(statements.take, [most, quietMs, longestMs]);
    return rows.map(row => ({
      device: row.device,
      measurement: row.measurement,
      day: Number(row.day_ms),
      from: Number(row.from_ms),
      to: Number(row.to_ms),
      version: row.version,
      attempts: row.attempts,
      untold:
        row.untold_from_ms === null || row.untold_to_ms === null
          ? null
          : { from: Number(row.untold_from_ms), to: Number(row.untold_to_ms) },
    }));
  }

  async announce(task: RejudgeTask, untold: Moments): Promise<void> {
    await this.ask(statements.announce, [...keyOf(task), untold.from, untold.to]);
  }

  async again(task: RejudgeTask, { from, to }: Moments): Promise<void> {
    const values = [...keyOf(task), task.version, from, to];
    const [, count] = await this.ask<[unknown, number]>(statements.again, values);
    // Somebody else took it meanwhile and was done before our flags were written.
    if (count === 0)
      await this.add([{ ...task, from: Math.min(task.from, from), to: Math.max(task.to, to) }]);
  }

  async done(task: RejudgeTask): Promise<void> {
    await this.ask(statements.done, [...keyOf(task), task.version]);
    await this.ask(statements.release, [...keyOf(task), task.version]);
  }

  async count(): Promise<number> {
    const [row] = await this.ask<Array<{ spans: string }>>(statements.count, []);
    return Number(row?.spans);
  }

  private async ask<Answer>(text: string, values: unknown[]): Promise<Answer> {
    try {
      return await this.dataSource.query<Answer>(text, values);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}

function keyOf(task: RejudgeTask): [device: string, measurement: string, day: number] {
  return [task.device, task.measurement, task.day];
}
