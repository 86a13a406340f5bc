import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { identify, isAlive, type ProcessIdentity } from './process-identity.js';

/** The launcher that holds a data folder. */
export interface Holder {
  readonly process: ProcessIdentity;
  readonly url: string;
  readonly startedAt: number;
}

/** The running launcher of a data folder; undefined when there is none. */
export function findHolder(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return isAlive(holder.process) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Takes a stale lock away; if a faster launcher has put its own there meanwhile, puts that back and names it. */
function removeStale(file: string, aside: string): Holder | undefined {
  try {
    renameSync(file, aside);
    const faster = findHolder(aside);
    if (faster) linkSync(aside, file);
    return faster;
  } catch {
    // Another launcher took it away first.
    return undefined;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Takes the data folder for this process. A lock whose holder no longer runs is taken over.
 *
 * @returns the holder that is in the way, or undefined when the lock is ours.
 */
export function takeLock(file: string, url: string): Holder | undefined {
  mkdirSync(dirname(file), { recursive: true });
  const own = identify(process.pid);
  if (!own) throw new Error('This process cannot tell when it was started.');
  const draft = `${file}.${process.pid}`;
  const holder: Holder = { process: own, url, startedAt: Date.now() };
  writeFileSync(draft, JSON.stringify(holder));
  try {
    // A link is made by one only; a stale lock is renamed away by one only.
    for (let attempt = 0; attempt < 10; attempt += 1) {
      try {
        linkSync(draft, file);
        return undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const other = findHolder(file);
      if (other) return other;
      const removed = removeStale(file, `${draft}.stale`);
      if (removed) return removed;
    }
    throw new Error(`The lock ${file} could not be taken.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

export const releaseLock = (file: string): void => rmSync(file, { force: true });
