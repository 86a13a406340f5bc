import type { DataSource, EntityManager } from 'typeorm';
import { AppError } from '#libs/runtime';
import { classifyDatabaseError, DatabaseCode, isDatabaseFailure } from '../database.errors.js';

/** How a transaction is run. */
export interface TransactionOptions {
  /** Default `READ COMMITTED`. */
  readonly isolation?: 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';
  /** Attempts in all when transactions meet. Default 5. */
  readonly attempts?: number;
}

const FIRST_WAIT_MS = 10;

/**
 * Runs work in one transaction and repeats it when PostgreSQL refused it for a deadlock, a serialization
 * failure or a lock that was not free. The work may run several times, so it must not act outside.
 *
 * @throws what the work throws, database errors as AppError `DATABASE.*`.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
  { isolation = 'READ COMMITTED', attempts = 5 }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.transaction(isolation, work);
    } catch (error) {
      const failure = isDatabaseFailure(error) ? classifyDatabaseError(error) : error;
      const isContended = failure instanceof AppError && failure.code === DatabaseCode.Contended;
      if (!isContended || attempt >= attempts) throw failure;
      // A random share keeps the two that met from meeting again.
      const wait = FIRST_WAIT_MS * 2 ** attempt * (0.5 + Math.random());
      await new Promise(resolve => setTimeout(resolve, wait));
    }
  }
}
