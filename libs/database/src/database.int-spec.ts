import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { AppError } from '#libs/runtime';
import { type PostgresServer, startPostgres } from '#libs/testing';
import { assertSchemaReady } from './connection/assert-schema-ready.js';
import { createDataSource } from './connection/create-data-source.js';
import type { DatabaseOptions } from './connection/data-source.options.js';
import { runMigrations } from './migration/run-migrations.js';
import { ensureRolesAndSchemas } from './roles/ensure-roles-and-schemas.js';
import { inTransaction } from './transaction/in-transaction.js';

jest.setTimeout(60_000);

let server: PostgresServer;
const opened: DataSource[] = [];

const SERVICES = [
  { service: 'ingest', schema: 'ingest', role: 'gz_ingest', password: "it's" },
  { service: 'gateway', schema: 'identity', role: 'gz_gateway', password: 'b' },
] as const;

function optionsOf(index: 0 | 1): DatabaseOptions {
  const { schema, role, password } = SERVICES[index];
  return {
    host: server.host,
    port: server.port,
    database: 'greenzone',
    user: role,
    password,
    schema,
    entities: [],
  };
}

async function open(index: 0 | 1): Promise<DataSource> {
  const dataSource = await createDataSource(optionsOf(index));
  opened.push(dataSource);
  return dataSource;
}

beforeAll(async () => {
  server = await startPostgres();
  await ensureRolesAndSchemas({ ...server, database: 'greenzone' }, SERVICES);
});

afterAll(async () => {
  await Promise.all(opened.map(dataSource => dataSource.destroy().catch(() => undefined)));
  await server?.stop();
});

/** Compiled migrations as a build leaves them. */
async function writeMigrations(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, statements] of Object.entries(files)) {
    const text = `exports.${name} = class ${name} {
      async up(runner) { ${statements} }
      async down() {}
    };`;
    await writeFile(join(folder, `${name}.js`), text);
  }
  return join(folder, '*.js');
}

describe('ensureRolesAndSchemas', () => {
  it('changes nothing the second time and sets a changed password', async () => {
    await ensureRolesAndSchemas({ ...server, database: 'greenzone' }, SERVICES);
    expect(await (await open(0)).query('SHOW search_path')).toEqual([{ search_path: 'ingest' }]);
  });

  it('gives a role its own schema and no other', async () => {
    const [ingest, gateway] = [await open(0), await open(1)];
    await gateway.query('CREATE TABLE IF NOT EXISTS users (id int)');
    expect(await gateway.query('SELECT * FROM identity.users')).toEqual([]);
    await expect(ingest.query('SELECT * FROM identity.users')).rejects.toThrow(/permission denied/);
    await expect(ingest.query('CREATE TABLE public.x (id int)')).rejects.toThrow(/permission denied/);
    await expect(ingest.query('CREATE SCHEMA other')).rejects.toThrow(/permission denied/);
  });
});

describe('runMigrations', () => {
  it('runs each once, as the owner, and leaves nothing of a failing one', async () => {
    const dataSource = await open(0);
    await expect(assertSchemaReady(dataSource)).rejects.toMatchObject({
      code: 'DATABASE.SCHEMA_MISSING',
      message: expect.stringContaining('migrations') as string,
    });
    const { entities: _, ...connection } = optionsOf(0);
    const progress: string[] = [];
    const folder = await mkdtemp(join(tmpdir(), 'gz-migrations-'));
    const migrationsGlob = await writeMigrations(folder, {
      MakeAccounts1700000000000: `
        await runner.query('CREATE TABLE accounts (id int PRIMARY KEY, amount int NOT NULL)');
        await runner.query('INSERT INTO accounts VALUES (1, 0), (2, 0)');`,
    });
    const run = (): Promise<string[]> =>
      runMigrations({ ...connection, migrationsGlob, onProgress: name => progress.push(name) });
    expect(await run()).toEqual(['MakeAccounts1700000000000']);
    expect(await run()).toEqual([]);
    await writeMigrations(folder, {
      Broken1700000000001: `
        await runner.query('CREATE TABLE half (id int)');
        await runner.query('SELECT nonsense');`,
    });
    await expect(run()).rejects.toMatchObject({ code: 'DATABASE.SCHEMA_MISSING' });
    await rm(folder, { recursive: true });
    expect(progress).toEqual(['MakeAccounts1700000000000']);
    expect(
      await dataSource.query("SELECT tablename FROM pg_tables WHERE schemaname = 'ingest' ORDER BY 1"),
    ).toEqual([{ tablename: 'accounts' }, { tablename: 'migrations' }]);
    await assertSchemaReady(dataSource);
  });
});

describe('inTransaction', () => {
  it('repeats a transaction that met another, so that no update is lost', async () => {
    const dataSource = await open(0);
    await dataSource.query('UPDATE accounts SET amount = 0');
    let runs = 0;
    const increment = (): Promise<void> =>
      inTransaction(
        dataSource,
        async manager => {
          runs++;
          const rows: Array<{ amount: number }> = await manager.query(
            'SELECT amount FROM accounts WHERE id = 1',
          );
          await manager.query('UPDATE accounts SET amount = $1 WHERE id = 1', [(rows[0]?.amount ?? 0) + 1]);
        },
        { isolation: 'SERIALIZABLE', attempts: 50 },
      );
    await Promise.all(Array.from({ length: 20 }, increment));
    expect(await dataSource.query('SELECT amount FROM accounts WHERE id = 1')).toEqual([{ amount: 20 }]);
    expect(runs).toBeGreaterThan(20);
  });

  it('resolves a deadlock', async () => {
    const dataSource = await open(0);
    await dataSource.query('UPDATE accounts SET amount = 0');
    const touch = (first: number, second: number): Promise<void> =>
      inTransaction(dataSource, async manager => {
        await manager.query('UPDATE accounts SET amount = amount + 1 WHERE id = $1', [first]);
        await new Promise(resolve => setTimeout(resolve, 200));
        await manager.query('UPDATE accounts SET amount = amount + 1 WHERE id = $1', [second]);
      });
    await Promise.all([touch(1, 2), touch(2, 1)]);
    expect(await dataSource.query('SELECT sum(amount)::int AS sum FROM accounts')).toEqual([{ sum: 4 }]);
  });

  it('keeps nothing of work that failed, and passes its error on unchanged', async () => {
    const dataSource = await open(0);
    await dataSource.query('UPDATE accounts SET amount = 0');
    const own = new AppError('A.B', 'no');
    const failing = inTransaction(dataSource, async manager => {
      await manager.query('UPDATE accounts SET amount = 9');
      throw own;
    });
    await expect(failing).rejects.toBe(own);
    expect(await dataSource.query('SELECT amount FROM accounts')).toEqual([{ amount: 0 }, { amount: 0 }]);
    const conflicting = inTransaction(dataSource, manager =>
      manager.query('INSERT INTO accounts VALUES (1, 1)'),
    );
    await expect(conflicting).rejects.toMatchObject({
      code: 'DATABASE.CONFLICT',
      data: { constraint: 'accounts_pkey' },
    });
  });

  it('works again after PostgreSQL crashed, with the same data source', async () => {
    const dataSource = await open(0);
    await dataSource.query('SELECT 1');
    await server.kill();
    await expect(inTransaction(dataSource, manager => manager.query('SELECT 1'))).rejects.toMatchObject({
      code: 'DATABASE.UNAVAILABLE',
      retryable: true,
    });
    await expect(createDataSource(optionsOf(0))).rejects.toMatchObject({
      code: 'DATABASE.UNAVAILABLE',
      retryable: true,
    });
    await server.restart();
    expect(await inTransaction(dataSource, manager => manager.query('SELECT 1 AS one'))).toEqual([
      { one: 1 },
    ]);
  });

  it('says that the password is wrong', async () => {
    const { database } = await server.createDatabase();
    await expect(createDataSource({ ...optionsOf(0), database, user: 'nobody' })).rejects.toMatchObject({
      code: 'DATABASE.REFUSED',
      retryable: false,
    });
  });
});
