import { existsSync, statSync } from 'node:fs';
import { LaunchFailure } from './failure.js';

/**
 * Fails when the data folder belongs to another user: root would leave files in it that its owner can no
 * longer change, and anybody else could not read the passwords.
 */
export function demandOwnData(folder: string): void {
  const own = process.getuid?.();
  if (own === undefined || !existsSync(folder)) return;
  const owner = statSync(folder).uid;
  if (owner === own) return;
  throw new LaunchFailure(
    `The data in ${folder} belong to another user (uid ${owner}; this is ${own}).`,
    'Start as that user, or keep data of your own elsewhere: GZ_DATA_DIR=/path npm start',
  );
}
