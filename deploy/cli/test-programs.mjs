import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './failure.mjs';
import { LAUNCHER, nodePath } from './paths.mjs';
import { capture, tail } from './run.mjs';

/**
 * Finds or fetches the servers as `npm start` does. Returns the folder in whose `bin` they all are, for
 * GZ_TOOLS_DIR.
 */
export async function provideServers() {
  const { code, output, stdout } = await capture(nodePath(), [LAUNCHER, 'tools']);
  if (code !== 0) throw new Failure(`Tests need the servers.\n${tail(output, 8)}`);
  return stdout.trim().split('\n').at(-1);
}

const SYSTEM_FOLDERS = ['/usr/bin', '/usr/local/bin'];

/** What the large tests use from outside, by its Debian package. */
const PACKAGES = { mosquitto_pub: 'mosquitto-clients', chromium: 'chromium' };

const isThere = program =>
  [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS].some(
    folder => folder !== '' && existsSync(join(folder, program)),
  );

/** Debian's tools ask nothing, and start no service of the system. */
const QUIET = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1', LC_ALL: 'C' };

/** Installs the Debian packages of a real MQTT client and a browser; says how to when it may not. */
export async function installClients() {
  const missing = Object.keys(PACKAGES).filter(program => !isThere(program));
  if (missing.length === 0) return 'all there';
  const names = missing.map(program => PACKAGES[program]);
  const byHand = `Install them, then try again: sudo apt-get install ${names.join(' ')}`;
  // sudo drops the environment: it goes behind it.
  const prefix = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'env'];
  const settings = Object.entries(QUIET).map(([name, value]) => `${name}=${value}`);
  const apt = (...args) => capture(prefix[0], [...prefix.slice(1), ...settings, 'apt-get', '-q', ...args]);
  const install = () => apt('install', '-y', '--no-install-recommends', ...names);
  let result = await install();
  if (result.code !== 0) {
    // The lists of packages are missing or out of date.
    const update = await apt('update');
    result = update.code === 0 ? await install() : update;
  }
  if (result.code !== 0) {
    throw new Failure(
      `The large tests need ${missing.join(' and ')}, which could not be installed:\n${tail(result.output, 5)}`,
      byHand,
    );
  }
  return names.join(', ');
}
