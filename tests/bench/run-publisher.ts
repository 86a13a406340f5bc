import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { PublishOrder, PublishResult } from './publisher.js';

/** Runs a publisher in a process of its own; `atStart` is called when its packs are ready and the clock starts. */
export function runPublisher(
  order: PublishOrder,
  atStart: () => void = () => undefined,
): Promise<PublishResult> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'publisher.js'), [JSON.stringify(order)], {
      serialization: 'advanced',
    });
    child.on('message', message => {
      if (message === 'ready') {
        atStart();
        child.send('go');
      } else resolve(message as PublishResult);
    });
    child.on('error', reject);
    child.on('exit', code => {
      if (code !== 0) reject(new Error(`the publisher ended with ${code}`));
    });
  });
}

/** The value below which a share of the others lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}
