import { DataSource } from 'typeorm';
import { classifyDatabaseError } from '../database.errors.js';
import { type DatabaseOptions, dataSourceOptions } from './data-source.options.js';

/**
 * Opens the data source of one schema.
 *
 * @throws AppError `DATABASE.*`; `retryable` while PostgreSQL starts.
 */
export async function createDataSource(options: DatabaseOptions): Promise<DataSource> {
  try {
    return await new DataSource(dataSourceOptions(options)).initialize();
  } catch (error) {
    throw classifyDatabaseError(error);
  }
}
