import { describeDuration } from '../describe-duration.js';
import { LaunchFailure } from '../failure.js';
import type { Layout } from '../layout.js';
import { findHolder } from '../processes/instance-lock.js';
import { isAlive } from '../processes/process-identity.js';
import { stopLeftovers } from '../processes/stop-leftovers.js';
import { waitUntil } from '../wait-until.js';

/** Services and then servers may each take their grace. */
const LIMIT_MS = 40_000;

/** `npm run stop`: has the running launcher stop everything; also ends what a killed launcher left. */
export async function stop(layout: Layout): Promise<number> {
  const began = Date.now();
  const holder = findHolder(layout.lock);
  if (holder) {
    process.kill(holder.process.pid, 'SIGTERM');
    const stopped = await waitUntil(() => !isAlive(holder.process), { timeoutMs: LIMIT_MS });
    if (!stopped) {
      throw new LaunchFailure(
        `Process ${holder.process.pid} still stops after ${describeDuration(LIMIT_MS)}.`,
        'Look again with: npm run status',
      );
    }
  }
  const left = await stopLeftovers(layout.state);
  if (holder || left.length > 0) console.log(`Stopped in ${describeDuration(Date.now() - began)}.`);
  else console.log('Nothing runs here.');
  return 0;
}
