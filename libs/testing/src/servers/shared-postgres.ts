import { type PostgresServer, startPostgres } from './start-postgres.js';

let shared: Promise<PostgresServer> | undefined;

/**
 * One PostgreSQL for all suites of a test process; each makes its own database in it. It ends with the
 * process: {@link stopSharedPostgres} in `afterAll` only where a suite wants its folder removed.
 */
export function sharedPostgres(): Promise<PostgresServer> {
  shared ??= startPostgres();
  return shared;
}

/** Stops the shared server, if there is one. */
export async function stopSharedPostgres(): Promise<void> {
  const server = shared;
  shared = undefined;
  await (await server)?.stop();
}
