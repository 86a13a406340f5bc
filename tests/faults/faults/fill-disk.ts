import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pause, type World } from '../world.js';

const BLOCK = Buffer.alloc(64 * 1024);
/** Whoever writes meanwhile frees and takes a little; the disk stays full all the same. */
const REFILL_MS = 500;

/** Leaves a server's disk without room for a while. */
export async function fillDisk({ stack }: World, name: 'nats' | 'influxdb', seconds: number): Promise<void> {
  const ballast = join(stack.folder(name), 'ballast');
  const file = openSync(ballast, 'w');
  try {
    for (const end = Date.now() + seconds * 1_000; Date.now() < end; await pause(REFILL_MS)) fill(file);
  } finally {
    closeSync(file);
    rmSync(ballast, { force: true });
  }
}

function fill(file: number): void {
  // Smaller pieces at the end, until not even one byte fits.
  for (let size = BLOCK.length; size >= 1; ) {
    try {
      writeSync(file, BLOCK, 0, size);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      size = Math.floor(size / 4);
    }
  }
}
