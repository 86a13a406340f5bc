import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * Lets a process step back when others want the processor: 0 (not at all) to 19.
 *
 * Linux may share the processor between sessions first and look at niceness only within one (autogroup, see
 * sched(7)). Each of our processes has a session of its own, so its session must step back too.
 */
export function stepBack(pid: number, niceness: number): void {
  if (niceness === 0) return;
  try {
    // Of each thread: what is set of a process holds for its first thread and those begun later.
    for (const thread of threadsOf(pid)) setPriority(thread, niceness);
    writeFileSync(`/proc/${pid}/autogroup`, String(niceness));
  } catch {
    // It ended at once, which is told elsewhere, or this system has no such groups.
  }
}

function threadsOf(pid: number): number[] {
  const folder = `/proc/${pid}/task`;
  return existsSync(folder) ? readdirSync(folder).map(Number) : [pid];
}
