import { execFile } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findBinary } from '../process/find-binary.js';
import { freePort } from '../process/free-port.js';
import { ServerProcess } from '../process/server.process.js';
import { removeFolder, temporaryFolder } from '../process/temporary-folder.js';

const run = promisify(execFile);

const SUPERUSER = 'postgres';
const SUPERUSER_PASSWORD = 'test';

/** Where a database of a test is, and who may do everything in it. */
export interface TestDatabase {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** A PostgreSQL of a test's own. */
export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  /** Superuser. */
  readonly user: string;
  readonly password: string;
  /** Makes a database of its own, a copy of another when named, which takes some 50 ms. */
  createDatabase(template?: string): Promise<TestDatabase>;
  restart(signal?: NodeJS.Signals): Promise<void>;
  /** SIGQUIT ends all backends at once, as a crash does. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL on a free loopback port; nothing is flushed to disk, so only for tests. */
export async function startPostgres(): Promise<PostgresServer> {
  const owner = await ownerOfServer();
  const folder = await temporaryFolder('postgres');
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  if (owner) await chown(data, owner.uid, owner.gid);
  await run(
    findBinary('initdb'),
    ['-D', data, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { cwd: folder, ...owner },
  );
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' };
  const fast = {
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 60,
    shared_buffers: '32MB',
  };
  const server = new ServerProcess({
    program: findBinary('postgres'),
    arguments: [
      '-D',
      data,
      ...Object.entries({ ...settings, ...fast }).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
    ],
    cwd: folder,
    ...owner,
    isReady: async () => {
      await query(port, 'SELECT 1');
      return true;
    },
  });
  await server.run();
  let count = 0;
  return {
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: SUPERUSER_PASSWORD,
    createDatabase: async (template = 'template1') => {
      const database = `test_${process.pid}_${++count}`;
      await query(port, `CREATE DATABASE "${database}" TEMPLATE "${template}"`);
      return { host: '127.0.0.1', port, database, user: SUPERUSER, password: SUPERUSER_PASSWORD };
    },
    restart: async (signal = 'SIGINT') => {
      await server.stop(signal);
      await server.run();
    },
    kill: (signal = 'SIGQUIT') => server.stop(signal),
    stop: async () => {
      await server.stop('SIGQUIT');
      await removeFolder(folder);
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as the user of its Debian package, else as nobody. */
async function ownerOfServer(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string, user: string): Promise<number> =>
    Number((await run('id', [flag, user])).stdout);
  const ownerBy = async (user: string) => ({ uid: await idOf('-u', user), gid: await idOf('-g', user) });
  return ownerBy('postgres').catch(() => ownerBy('nobody'));
}

async function query(port: number, text: string): Promise<void> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    database: 'postgres',
    connectionTimeoutMillis: 15_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
