export * from './connection/assert-schema-ready.js';
export * from './connection/create-data-source.js';
export { classifyDatabaseError } from './database.errors.js';
export * from './migration/run-migrations.js';
export * from './paging/page-cursor.js';
export * from './query/query-rows.js';
export * from './roles/ensure-roles-and-schemas.js';
export * from './transaction/in-transaction.js';
