import { InfluxDB } from 'influx';
import { z } from 'zod';
import { AppError } from '#libs/runtime';
import { createInfluxClient, type InfluxAddress, toTimeSeriesError, withDeadline } from '../influx.client.js';
import { identifier } from '../names.js';
import { TimeSeriesCode } from '../timeseries.errors.js';

/** A retention policy as plain data. */
export interface RetentionSettings {
  readonly name: string;
  /** `null` keeps for ever. */
  readonly durationHours: number | null;
  /** Time that one shard covers, in hours; at least 1. */
  readonly shardHours: number;
  readonly isDefault?: boolean;
}

/** What a database must be. */
export interface DatabaseSettings extends InfluxAddress {
  readonly database: string;
  readonly retention: readonly RetentionSettings[];
}

const ADMIN_TIMEOUT_MS = 20_000;

const policiesSchema = z.object({
  results: z.array(
    z.object({
      error: z.string().optional(),
      series: z
        .array(z.object({ columns: z.array(z.string()), values: z.array(z.array(z.unknown())).default([]) }))
        .optional(),
    }),
  ),
});

/**
 * Creates a database with its retention policies, or updates what differs; a second run changes nothing.
 * A new shard length counts for shards made later. Never drops.
 *
 * @returns what was done, in words; empty when all was right.
 * @throws AppError `TIMESERIES.UNAVAILABLE` or `TIMESERIES.BAD_REQUEST`.
 */
export async function ensureDatabase({
  database,
  retention,
  ...address
}: DatabaseSettings): Promise<string[]> {
  const name = identifier(database);
  const client = createInfluxClient(address, ADMIN_TIMEOUT_MS);
  const changes: string[] = [];
  try {
    const names = await withDeadline(ADMIN_TIMEOUT_MS, client.getDatabaseNames());
    if (!names.includes(name)) {
      await withDeadline(ADMIN_TIMEOUT_MS, client.createDatabase(name));
      changes.push(`database ${name} created`);
    }
    const present = await readPolicies(client, name);
    for (const wanted of retention) {
      const found = present.get(wanted.name);
      if (found && isSame(found, wanted)) continue;
      await run(client, policyStatement(found ? 'ALTER' : 'CREATE', name, wanted));
      changes.push(`retention policy ${wanted.name} ${found ? 'updated' : 'created'}`);
    }
    return changes;
  } catch (error) {
    throw toTimeSeriesError(error, `prepare database ${name}`);
  }
}

function policyStatement(verb: 'ALTER' | 'CREATE', database: string, policy: RetentionSettings): string {
  const duration = policy.durationHours === null ? 'INF' : hours(policy.durationHours);
  return (
    `${verb} RETENTION POLICY "${identifier(policy.name)}" ON "${database}" DURATION ${duration}` +
    ` REPLICATION 1 SHARD DURATION ${hours(policy.shardHours)}${policy.isDefault ? ' DEFAULT' : ''}`
  );
}

function hours(value: number): string {
  if (Number.isSafeInteger(value) && value >= 1) return `${value}h`;
  throw new AppError(
    TimeSeriesCode.BadRequest,
    'Durations of a retention policy are whole hours, at least 1',
  );
}

async function readPolicies(client: InfluxDB, database: string): Promise<Map<string, RetentionSettings>> {
  const series = (await run(client, `SHOW RETENTION POLICIES ON "${database}"`))[0];
  if (series === undefined) return new Map();
  const cell = (row: readonly unknown[], column: string): unknown => row[series.columns.indexOf(column)];
  return new Map(
    series.values.map(row => [
      String(cell(row, 'name')),
      {
        name: String(cell(row, 'name')),
        durationHours: hoursOf(String(cell(row, 'duration'))) || null,
        shardHours: hoursOf(String(cell(row, 'shardGroupDuration'))),
        isDefault: cell(row, 'default') === true,
      },
    ]),
  );
}

/** Hours of a Go duration such as `2160h0m0s`; 0 for `0s`, which stands for ever. */
function hoursOf(duration: string): number {
  return Number(/^(\d+)h/.exec(duration)?.[1] ?? 0);
}

function isSame(found: RetentionSettings, wanted: RetentionSettings): boolean {
  return (
    found.durationHours === wanted.durationHours &&
    found.shardHours === wanted.shardHours &&
    (found.isDefault === true || !wanted.isDefault)
  );
}

type Series = { readonly columns: readonly string[]; readonly values: ReadonlyArray<readonly unknown[]> };

async function run(client: InfluxDB, statement: string): Promise<readonly Series[]> {
  const answer: unknown = await withDeadline(
    ADMIN_TIMEOUT_MS,
    client.queryRaw(statement, { database: '', placeholders: {}, method: 'POST' }),
  );
  const result = policiesSchema.parse(answer).results[0];
  if (result?.error !== undefined) throw new Error(result.error);
  return result?.series ?? [];
}
