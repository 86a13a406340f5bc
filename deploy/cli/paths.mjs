import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: everything is addressed from here, never from the folder a command was typed in. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const inRoot = (...parts) => join(ROOT, ...parts);

/**
 * Node 24 comes as an optional package. Where the platform has none, the machine's own Node has to do.
 */
export function nodePath() {
  const packaged = inRoot('node_modules', '.bin', 'node');
  return existsSync(packaged) ? packaged : process.execPath;
}

/** The compiled launcher: start, stop, status, reset. */
export const LAUNCHER = inRoot('dist', 'deploy', 'launcher', 'main.js');
