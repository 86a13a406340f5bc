import { readFileSync } from 'node:fs';
import { findPid, type World } from './world.js';

const LOOK_EVERY_MS = 500;
const KIB = 1_024;

/** Notes how much memory a service had at most, whatever process of it. */
export class MemoryWatch {
  private peakBytes = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(world: Pick<World, 'stack'>, service: string) {
    this.timer = setInterval(() => {
      const pid = findPid(world, service);
      if (pid !== undefined) this.peakBytes = Math.max(this.peakBytes, peakOf(pid));
    }, LOOK_EVERY_MS);
  }

  /** In MiB. */
  get peakMib(): number {
    return Math.round(this.peakBytes / KIB / KIB);
  }

  close(): void {
    clearInterval(this.timer);
  }
}

/** The kernel's own high-water mark of a process; 0 when it has ended. */
function peakOf(pid: number): number {
  try {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) * KIB;
  } catch {
    return 0;
  }
}
