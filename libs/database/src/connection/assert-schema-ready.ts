import type { DataSource } from 'typeorm';
import { AppError } from '#libs/runtime';
import { classifyDatabaseError, DatabaseCode } from '../database.errors.js';

/**
 * Checks that migrations have run in the data source's schema; services never run them.
 *
 * @throws AppError `DATABASE.SCHEMA_MISSING` when not, `DATABASE.UNAVAILABLE` without an answer.
 */
export async function assertSchemaReady(dataSource: DataSource): Promise<void> {
  const schema = 'schema' in dataSource.options ? String(dataSource.options.schema) : 'public';
  let rows: unknown;
  try {
    rows = await dataSource.query(
      'SELECT 1 AS ready FROM pg_tables WHERE schemaname = $1 AND tablename = $2',
      [schema, 'migrations'],
    );
  } catch (error) {
    throw classifyDatabaseError(error);
  }
  if (Array.isArray(rows) && rows.length > 0) return;
  throw new AppError(
    DatabaseCode.SchemaMissing,
    `The schema ${schema} has no tables; run the migrations (npm start does)`,
  );
}
