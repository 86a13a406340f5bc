import { Client } from 'pg';
import { classifyDatabaseError } from '../database.errors.js';

/** A connection that may create databases and roles. */
export interface AdminConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  /** Database in which the schemas are. */
  readonly database: string;
}

/** A service's own role and schema. */
export interface ServiceSchema {
  readonly service: string;
  readonly schema: string;
  readonly role: string;
  readonly password: string;
}

/** Database that every PostgreSQL has, used to create others. */
const MAINTENANCE_DATABASE = 'postgres';

/**
 * Creates the database, roles and schemas that are missing and sets passwords and rights: a role owns its
 * schema, sees no other, and nobody may create in `public`. A second run changes nothing.
 *
 * @throws AppError `DATABASE.*`.
 */
export async function ensureRolesAndSchemas(
  admin: AdminConnection,
  services: readonly ServiceSchema[],
): Promise<void> {
  try {
    await withClient({ ...admin, database: MAINTENANCE_DATABASE }, client =>
      ensureDatabase(client, admin.database),
    );
    await withClient(admin, async client => {
      await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
      await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(admin.database)} FROM PUBLIC`);
      for (const service of services) await ensureService(client, admin.database, service);
    });
  } catch (error) {
    throw classifyDatabaseError(error);
  }
}

async function withClient(
  connection: AdminConnection,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 5_000 });
  // A server that stops between two statements ends the process otherwise.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function ensureDatabase(client: Client, database: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (found.rowCount === 0) {
    await client.query(
      `CREATE DATABASE ${client.escapeIdentifier(database)} ENCODING 'UTF8' TEMPLATE template0`,
    );
  }
}

async function ensureService(client: Client, database: string, service: ServiceSchema): Promise<void> {
  const role = client.escapeIdentifier(service.role);
  const schema = client.escapeIdentifier(service.schema);
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [service.role]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(service.password)}`,
  );
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${client.escapeIdentifier(database)} TO ${role}`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${role}`);
  await client.query(`ALTER ROLE ${role} SET search_path = ${schema}`);
}
