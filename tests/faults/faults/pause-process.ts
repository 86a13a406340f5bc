import { readFileSync } from 'node:fs';
import { pause, runningPid, type World } from '../world.js';

/** SIGSTOP of a process with all its children, SIGCONT after a while: it has no idea that time has passed. */
export async function pauseProcess(world: World, target: string, seconds: number): Promise<void> {
  const stopped = withChildren(await runningPid(world, target));
  signalAll(stopped, 'SIGSTOP');
  try {
    await pause(seconds * 1_000);
  } finally {
    signalAll(stopped, 'SIGCONT');
  }
}

/** The process first: it must not start a child that is missed. */
function withChildren(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return [
      pid,
      ...(children === '' ? [] : children.split(' ').flatMap(child => withChildren(Number(child)))),
    ];
  } catch {
    return [pid];
  }
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // Another fault has ended it.
    }
  }
}
