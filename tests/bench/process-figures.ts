import { readdirSync, readFileSync } from 'node:fs';

/** `sysconf(_SC_CLK_TCK)`, 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Numbers of /proc/<pid>/stat behind the name, which may hold spaces and brackets; none when it ended. */
function statOf(pid: number | string): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}

/** CPU seconds that a process and its children have used, user and system. */
export function cpuSeconds(pid: number): number {
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = statOf(entry);
    // PostgreSQL has a process for each connection.
    if (Number(entry) === pid || stat[1] === pid) ticks += (stat[11] ?? 0) + (stat[12] ?? 0);
  }
  return ticks / TICKS_PER_SECOND;
}

/** Largest resident memory so far, MiB. */
export function peakRssMb(pid: number): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kib) / 1_024);
}
