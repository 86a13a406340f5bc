export * from './connection/assert-schema-ready.js';
export * from './connection/create-data-source.js';
export type { DatabaseOptions } from './connection/data-source.options.js';
export * from './connection/database-module.options.js';
export { classifyDatabaseError, DatabaseCode } from './database.errors.js';
export * from './migration/run-migrations.js';
export * from './paging/page-cursor.js';
export * from './roles/ensure-roles-and-schemas.js';
export * from './transaction/in-transaction.js';
