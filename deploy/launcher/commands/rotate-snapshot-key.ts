import { existsSync } from 'node:fs';
import { LaunchFailure } from '../failure.js';
import type { Layout } from '../layout.js';
import { findHolder } from '../processes/instance-lock.js';
import { rotateSnapshotKey } from '../secrets.js';

/** `npm run snapshot:rotate-key`: snapshots are signed with a new key from the next start on. */
export function rotateKey({ secrets, lock }: Layout): number {
  if (!existsSync(secrets)) {
    throw new LaunchFailure('There is no key yet: the first npm start makes one.');
  }
  rotateSnapshotKey(secrets);
  console.log(
    `A new key is in ${secrets}; of the old one the public part stays there. Keep a copy of the file.`,
  );
  console.log(
    findHolder(lock)
      ? 'Greenzone runs with the old key until it is started again: npm run stop, then npm start.'
      : 'The next npm start signs with it.',
  );
  return 0;
}
