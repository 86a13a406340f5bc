import { writeFileSync } from 'node:fs';
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
    setPriority(pid, niceness);
    writeFileSync(`/proc/${pid}/autogroup`, String(niceness));
  } catch {
    // It ended at once, which is told elsewhere, or this system has no such groups.
  }
}
