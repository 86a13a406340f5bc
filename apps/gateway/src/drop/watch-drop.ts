import { localDateOf } from '#libs/readiness';
import { type HealthRegistry, type Logger, systemClock, waitFor } from '#libs/runtime';
import { type DropParts, DropService } from './drop.service.js';
import { FsDropFolder } from './fs-drop.folder.js';

/** Looking beats being told: notices of changes do not come from every file system. */
const LOOK_MS = 2_000;

/** What the watcher stands on. */
export interface WatchParts extends Pick<DropParts, 'files' | 'stopping'> {
  readonly health: HealthRegistry;
  readonly logger: Logger;
}

/** Looks into a folder until the process stops; does nothing without one. Resolves when the last file is finished. */
export async function watchDrop(root: string | undefined, { health, ...parts }: WatchParts): Promise<void> {
  if (root === undefined) return;
  const today = (): string => localDateOf(systemClock.now());
  const drop = new DropService({ ...parts, folder: new FsDropFolder(root, today), clock: systemClock });
  health.gauge('filesWaiting', () => drop.waiting);
  health.gauge('filesFailed', () => drop.failed);
  health.register('drop folder', async () =>
    drop.failure === undefined ? undefined : { status: 'degraded', detail: drop.failure },
  );
  while (!parts.stopping.aborted) {
    await drop.look();
    await waitFor(LOOK_MS, parts.stopping);
  }
}
