import { LaunchFailure } from './failure.js';
import { findCause } from './processes/describe-crash.js';
import { readLogTail } from './processes/log-file.js';
import type { ManagedProcess } from './processes/managed-process.js';
import { waitUntil } from './wait-until.js';

/** A process that crashed this often at its start will not come up by being started again. */
const GIVE_UP_AFTER = 4;

/**
 * Waits until a process does its work.
 *
 * @throws LaunchFailure with the cause from its log when it keeps crashing or takes too long.
 */
export async function waitForProcess(
  managed: ManagedProcess,
  isReady: () => Promise<boolean> | boolean,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const { name, logFile } = managed.plan;
  const crashed = () => managed.state.restarts >= GIVE_UP_AFTER;
  const ended = await waitUntil(async () => crashed() || (await isReady()), { timeoutMs, signal });
  if (ended && !crashed()) return;
  const { lastExit } = managed.state;
  const cause = findCause(readLogTail(logFile, 0)).map(line => `\n    ${line}`);
  throw new LaunchFailure(
    `${name} does not come up (${crashed() ? lastExit : `waited ${timeoutMs / 1000} s`}).${cause.join('')}`,
    `Its log: ${logFile}`,
  );
}
