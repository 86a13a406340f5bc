import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { Failure } from './failure.mjs';
import { fingerprint, readStamp } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { capture, tail } from './run.mjs';

const STAMP = inRoot('node_modules', '.greenzone-stamp');

const wanted = () =>
  `${process.platform}-${process.arch} ${fingerprint([inRoot('package.json'), inRoot('package-lock.json')])}`;

/**
 * Whether what npm last installed is what the lock file asks for. It makes a developer's own
 * `npm install` count, instead of throwing it away for want of our stamp.
 */
function installedMatchesLock() {
  try {
    const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
    const installed = JSON.parse(readFileSync(inRoot('node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(lock).every(
      ([path, { version, optional, link }]) =>
        path === '' || link || (installed[path] ? installed[path].version === version : optional),
    );
  } catch {
    return false;
  }
}

export function packagesAreCurrent() {
  if (!existsSync(inRoot('node_modules'))) return false;
  if (readStamp(STAMP) === wanted()) return true;
  if (!installedMatchesLock()) return false;
  writeFileSync(STAMP, wanted());
  return true;
}

/**
 * Installs the packages of the lock file. npm runs without `node_modules/.bin` in its path: it replaces
 * that folder, with the Node in it, while it works.
 */
export async function installPackages() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(folder => !folder.includes('node_modules'))
    .join(delimiter);
  const { code, output } = await capture('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    env: { ...process.env, PATH: path, NODE_ENV: undefined },
  });
  if (code === 127) {
    throw new Failure(
      'npm was not found.',
      'It comes with Node: install Node from https://nodejs.org, then try again.',
    );
  }
  if (code !== 0) {
    throw new Failure(
      `npm ci failed:\n${tail(output, 12)}`,
      'Check the connection to the package registry (npm ping). If package.json was edited by hand, run: npm install',
    );
  }
  writeFileSync(STAMP, wanted());
}
