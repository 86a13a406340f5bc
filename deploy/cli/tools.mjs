import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './failure.mjs';
import { capture, tail } from './run.mjs';

const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];

/** Debian's package of each program that tests need beside Node. */
const PACKAGES = {
  'nats-server': 'nats-server',
  influxd: 'influxdb',
  postgres: 'postgresql',
  mosquitto_pub: 'mosquitto-clients',
  chromium: 'chromium',
};

function postgresFolders() {
  const root = '/usr/lib/postgresql';
  return existsSync(root) ? readdirSync(root).map(version => join(root, version, 'bin')) : [];
}

function isThere(program) {
  return [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS, ...postgresFolders()].some(
    folder => folder !== '' && existsSync(join(folder, program)),
  );
}

/** Environment in which Debian's tools ask nothing and start no service of the system. */
const QUIET = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1', LC_ALL: 'C' };

/** Installs the Debian packages of the programs that are missing; says how to when it may not. */
export async function installTestPrograms() {
  const missing = Object.keys(PACKAGES).filter(program => !isThere(program));
  if (missing.length === 0) return 'all there';
  const names = missing.map(program => PACKAGES[program]);
  const byHand = `Install them by hand, then try again: sudo apt-get install ${names.join(' ')}`;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', ...args];
    return capture(command, rest, { env: QUIET });
  };
  const update = await apt('-q', 'update');
  if (update.code !== 0)
    throw new Failure(
      `Tests need ${missing.join(', ')}, and apt-get is not to be had:\n${tail(update.output, 5)}`,
      byHand,
    );
  const install = await apt('-q', 'install', '-y', '--no-install-recommends', ...names);
  if (install.code !== 0)
    throw new Failure(`${names.join(', ')} could not be installed:\n${tail(install.output, 8)}`, byHand);
  return names.join(', ');
}
