import { DataSource } from 'typeorm';
import { type DatabaseOptions, dataSourceOptions } from '../connection/data-source.options.js';
import { classifyDatabaseError } from '../database.errors.js';

/** What is migrated. */
export interface MigrationRun extends Omit<DatabaseOptions, 'entities' | 'migrations' | 'poolSize'> {
  /** Compiled migrations, e.g. `dist/apps/registry/src/migrations/*.js`. */
  readonly migrationsGlob: string;
  /** Called with the name of each migration when it is done. */
  readonly onProgress?: (migration: string) => void;
}

/**
 * Runs the migrations of one schema that have not run, each in a transaction of its own, as the schema's
 * owner. The schema must exist.
 *
 * @returns names of those that ran now.
 * @throws AppError `DATABASE.*`; migrations before the failing one stay.
 */
export async function runMigrations({
  migrationsGlob,
  onProgress,
  ...options
}: MigrationRun): Promise<string[]> {
  const dataSource = new DataSource(
    dataSourceOptions({
      ...options,
      entities: [],
      migrations: [migrationsGlob],
      poolSize: 2,
      statementTimeoutMs: 0,
    }),
  );
  try {
    await dataSource.initialize();
    const done = await dataSource.runMigrations({ transaction: 'each' });
    for (const migration of done) onProgress?.(migration.name);
    return done.map(migration => migration.name);
  } catch (error) {
    throw classifyDatabaseError(error);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
