import { existsSync, lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { demandOwnData } from '../demand-own-data.js';
import { LaunchFailure } from '../failure.js';
import type { Layout } from '../layout.js';
import { findHolder } from '../processes/instance-lock.js';
import { stopLeftovers } from '../processes/stop-leftovers.js';
import { stop } from './stop.js';

/** Removes a folder, and what it is a link to. */
function remove(path: string): void {
  if (lstatSync(path).isSymbolicLink() && existsSync(path))
    rmSync(realpathSync(path), { recursive: true, force: true });
  rmSync(path, { recursive: true, force: true });
}

/** `npm run reset`: deletes all data of the stack. Downloaded servers stay. */
export async function reset(layout: Layout, args: readonly string[]): Promise<number> {
  const holder = findHolder(layout.lock);
  if (holder && !args.includes('--yes')) {
    throw new LaunchFailure(
      `Greenzone runs (${holder.url}); its data were not touched.`,
      'Stop it first: npm run stop    Or in one go: npm run reset -- --yes',
    );
  }
  if (holder) await stop(layout);
  await stopLeftovers(layout.state);
  if (!existsSync(layout.data)) {
    console.log('There are no data.');
    return 0;
  }
  demandOwnData(layout.data);
  for (const name of readdirSync(layout.data)) {
    const path = join(layout.data, name);
    if (path !== layout.tools) remove(path);
  }
  console.log(`The data in ${layout.data} are deleted. The next npm start begins anew.`);
  return 0;
}
