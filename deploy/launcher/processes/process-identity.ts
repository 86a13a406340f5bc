import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one that got the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start time as the kernel tells them. */
  readonly birth: string;
}

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** When a process started; undefined when there is none of that number. */
function birthOf(pid: number): string | undefined {
  try {
    if (existsSync(BOOT_ID)) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name, in parentheses, may hold blanks: count the fields behind it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z') return undefined;
      return `${readFileSync(BOOT_ID, 'utf8').trim()}/${fields[19]}`;
    }
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}

/** Identity of a process that runs now. */
export function identify(pid: number): ProcessIdentity | undefined {
  const birth = birthOf(pid);
  return birth === undefined ? undefined : { pid, birth };
}

/** Whether that very process still runs. */
export const isAlive = ({ pid, birth }: ProcessIdentity): boolean => birthOf(pid) === birth;
