import { pause, runningPid, isAlive, type World } from '../world.js';

/** kill -9; resolves when the process is gone. */
export async function kill(world: World, target: string): Promise<void> {
  const pid = await runningPid(world, target);
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await pause(2);
}
