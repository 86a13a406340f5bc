import { waitUntil } from '../wait-until.js';
import { isAlive, type ProcessIdentity } from './process-identity.js';

/** How long a process may take to finish its work: a service gives itself 10 s and then says what it left. */
const GRACE_MS = 11_000;

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // It ended in between.
  }
}

/**
 * Asks a process to stop, and ends it with its whole group when it does not.
 *
 * @returns whether it stopped by itself.
 */
export async function stopProcess(
  target: ProcessIdentity,
  signal: NodeJS.Signals,
  graceMs = GRACE_MS,
): Promise<boolean> {
  if (!isAlive(target)) return true;
  send(target.pid, signal);
  if (await waitUntil(() => !isAlive(target), { timeoutMs: graceMs, everyMs: 50 })) return true;
  send(-target.pid, 'SIGKILL');
  send(target.pid, 'SIGKILL');
  await waitUntil(() => !isAlive(target), { timeoutMs: 5_000, everyMs: 50 });
  return false;
}
