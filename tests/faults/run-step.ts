import { fillDisk } from './faults/fill-disk.js';
import { keepDown } from './faults/keep-down.js';
import { kill } from './faults/kill.js';
import { loseStore } from './faults/lose-store.js';
import { pauseProcess } from './faults/pause-process.js';
import { troubleInflux } from './faults/trouble-influx.js';
import type { Step } from './step.js';
import type { World } from './world.js';

/** Whether a step can be done here: only a disk of one's own may be filled. */
export function canRun({ disks }: World, step: Step): boolean {
  return step.kind !== 'disk-full' || disks.has(step.of);
}

/** Does one fault; resolves when it is over and its trace is removed. */
export function runStep(world: World, step: Step): Promise<void> {
  switch (step.kind) {
    case 'kill':
      return kill(world, step.target);
    case 'pause':
      return pauseProcess(world, step.target, step.seconds);
    case 'down':
      return keepDown(world, step.target, step.seconds);
    case 'store-lost':
      return loseStore(world);
    case 'disk-full':
      return fillDisk(world, step.of, step.seconds);
    case 'influx-trouble':
      return troubleInflux(world, step.trouble, step.seconds);
  }
}
