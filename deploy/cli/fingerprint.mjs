import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './paths.mjs';

/** Files below a folder (or the file itself), in a fixed order. */
export function* filesBelow(path, accept = () => true) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    if (accept(path)) yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = join(path, entry.name);
    if (entry.isDirectory()) yield* filesBelow(full, accept);
    else if (entry.isFile() && accept(full)) yield full;
  }
}

/** Digest of names and contents: the same inputs give the same digest on every machine. */
export function fingerprint(paths, accept) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(path, accept)) {
      hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
