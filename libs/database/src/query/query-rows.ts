import type { DataSource, EntityManager } from 'typeorm';
import { classifyDatabaseError } from '../database.errors.js';

/**
 * Does some work with the database outside a transaction of ours.
 *
 * @throws what the work throws, database errors as AppError `DATABASE.*`.
 */
export async function withDatabaseErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw classifyDatabaseError(error);
  }
}

/**
 * Rows of one statement with bound values.
 *
 * @throws AppError `DATABASE.*`.
 */
export function queryRows<Row>(
  database: DataSource | EntityManager,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return withDatabaseErrors(() => database.query<Row[]>(text, [...values]));
}
