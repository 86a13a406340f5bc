import type { ShippedStack } from '../support/shipped-stack.js';
import type { InfluxProxy } from './influx-proxy.js';

/** What faults act on. */
export interface World {
  readonly stack: ShippedStack;
  readonly proxy: InfluxProxy;
  /** Folders with a disk of their own, which can be filled. */
  readonly disks: ReadonlySet<'nats' | 'influxdb'>;
  readonly tell: (text: string) => void;
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** A process that is being started again after many ends waits half a minute for it. */
const RUNNING_LIMIT_MS = 90_000;

/** Number of a process of the stack, if it runs. */
export function findPid({ stack }: Pick<World, 'stack'>, name: string): number | undefined {
  const pid = stack.processes.find(state => state.name === name)?.process?.pid;
  return pid !== undefined && isAlive(pid) ? pid : undefined;
}

/** The same; waits while it is being started again. */
export async function runningPid(world: Pick<World, 'stack'>, name: string): Promise<number> {
  for (const limit = Date.now() + RUNNING_LIMIT_MS; Date.now() < limit; await pause(50)) {
    const pid = findPid(world, name);
    if (pid !== undefined) return pid;
  }
  throw new Error(`${name} does not run for ${RUNNING_LIMIT_MS / 1_000} s`);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
