import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import { type DatabaseOptions, dataSourceOptions } from './data-source.options.js';

/** Attempts to connect at start, 1 s apart: PostgreSQL may start together with us. */
const CONNECT_ATTEMPTS = 15;

/** Options for `TypeOrmModule.forRoot`. */
export function databaseModuleOptions(options: DatabaseOptions): TypeOrmModuleOptions {
  return {
    ...dataSourceOptions(options),
    retryAttempts: CONNECT_ATTEMPTS,
    retryDelay: 1_000,
    autoLoadEntities: false,
  };
}
