import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchFailure } from '../failure.js';
import { postgresUser, type SystemUser } from '../system-user.js';
import type { ServerProgram } from '../tools/servers.js';
import { lastLines, runCommand } from '../tools/run-command.js';

/** Makes a folder that PostgreSQL's user owns. */
function makeOwnFolder(folder: string, user: SystemUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
}

/**
 * Makes a database cluster at its first start, and checks that the one there is of this program's version.
 *
 * @throws LaunchFailure when it cannot be made, or is of another major version.
 */
export async function preparePostgres(
  program: ServerProgram,
  dataDir: string,
  password: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const versionFile = join(dataDir, 'PG_VERSION');
  const major = program.version.split('.')[0];
  if (existsSync(versionFile)) {
    const made = readFileSync(versionFile, 'utf8').trim();
    if (made !== major) {
      throw new LaunchFailure(
        `The data in ${dataDir} were made by PostgreSQL ${made}; this machine has ${program.version}.`,
        `Install PostgreSQL ${made}, or begin anew with: npm run reset`,
      );
    }
    return;
  }
  const user = postgresUser();
  // What an interrupted first start left behind.
  rmSync(dataDir, { recursive: true, force: true });
  makeOwnFolder(dataDir, user);
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    const { code, output } = await runCommand(
      join(dirname(program.path), 'initdb'),
      [
        ...['-D', dataDir, '-U', 'postgres', '--pwfile', passwordFile],
        ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
      ],
      { cwd: dirname(dataDir), env, uid: user?.uid, gid: user?.gid },
    );
    if (code !== 0) throw new LaunchFailure(`PostgreSQL's data could not be made:\n${lastLines(output)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
