import { findPid, pause, type World } from '../world.js';

const LOOK_EVERY_MS = 20;

/** A process is away: killed, and killed again whenever it is started, for a while. */
export async function keepDown(world: World, target: string, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await pause(LOOK_EVERY_MS)) {
    const pid = findPid(world, target);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }
}
