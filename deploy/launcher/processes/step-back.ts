import { setPriority } from 'node:os';

/** Gives a process a lower priority: 0 to 19, how far it steps back when others want the processor. */
export function stepBack(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It ended at once; that is told elsewhere.
  }
}
