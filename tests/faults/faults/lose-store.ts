import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../world.js';
import { kill } from './kill.js';

/** The broker is killed and comes back with nothing: no stream, no consumer, no message. */
export async function loseStore(world: World): Promise<void> {
  const folder = world.stack.folder('nats');
  const store = join(folder, 'jetstream');
  const gone = join(folder, `gone-${Date.now()}`);
  await kill(world, 'nats');
  // At once, since it is started again half a second later.
  if (existsSync(store)) renameSync(store, gone);
  rmSync(gone, { recursive: true, force: true, maxRetries: 5 });
}
