import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { ShippedStack } from '../support/shipped-stack.js';

/** Room for two hours of the publisher's packs; a full one is in memory. */
const SIZE = '512m';

const mounted = new Set<string>();

function unmount(folder: string): void {
  try {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
  } catch {
    // It is gone.
  }
  mounted.delete(folder);
}

process.on('exit', () => {
  for (const folder of mounted) unmount(folder);
});

/** Gives NATS and InfluxDB disks of their own that can be filled without hurting anybody; only root can. */
export function mountDisks(stack: ShippedStack): Set<'nats' | 'influxdb'> {
  const disks = new Set<'nats' | 'influxdb'>();
  if (process.getuid?.() !== 0) return disks;
  for (const name of ['nats', 'influxdb'] as const) {
    const folder = stack.folder(name);
    try {
      mkdirSync(folder, { recursive: true });
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'greenzone-faults', folder], {
        stdio: 'ignore',
      });
      mounted.add(folder);
      disks.add(name);
    } catch {
      // A container without the right to mount: these faults are skipped.
    }
  }
  return disks;
}

export function unmountDisks(stack: ShippedStack): void {
  for (const folder of [...mounted]) if (folder.startsWith(stack.folder(''))) unmount(folder);
}
