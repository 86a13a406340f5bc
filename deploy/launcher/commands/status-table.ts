import type { HealthReport } from '#libs/contracts';
import { describeDuration } from '../describe-duration.js';
import type { ProcessState } from '../processes/process-state.js';

/** One process as `npm run status` found it. */
export interface ProcessStatus {
  readonly state: ProcessState;
  readonly isAlive: boolean;
  /** A service's own report; undefined when it gave none, or for a server. */
  readonly report: HealthReport | undefined;
}

/** How a process is, in one word. A service that runs and does not answer is `silent`. */
export function wordOf({ state, isAlive, report }: ProcessStatus): string {
  if (!isAlive) return state.lastExit === undefined ? 'down' : 'restarting';
  if (state.kind === 'server') return 'up';
  return report?.status ?? 'silent';
}

/** Whether it does its work; `degraded` works, but late or partly. */
export const works = (status: ProcessStatus): boolean => ['up', 'degraded'].includes(wordOf(status));

const FIGURES_SHOWN = 4;

function describeDetails(status: ProcessStatus): string {
  const { report, state } = status;
  const failing = Object.entries(report?.checks ?? {})
    .filter(([, check]) => check.status !== 'up')
    .map(([name, check]) => `${name} ${check.status}${check.detail ? `: ${check.detail}` : ''}`);
  const figures = Object.entries(report?.figures ?? {})
    .filter(([name]) => name !== 'lag')
    .slice(0, FIGURES_SHOWN)
    .map(([name, value]) => `${name} ${Math.round(value * 100) / 100}`);
  const exit = state.lastExit === undefined ? [] : [`last end: ${state.lastExit}`];
  return [...failing, ...figures, ...exit].join(', ');
}

function rowOf(status: ProcessStatus, now: number): string[] {
  const { state, isAlive, report } = status;
  return [
    state.name,
    wordOf(status),
    isAlive ? String(state.process?.pid ?? '') : '',
    state.version,
    state.port === undefined ? '' : String(state.port),
    isAlive && state.startedAt !== undefined ? describeDuration(now - state.startedAt) : '',
    String(state.restarts),
    report?.figures.lag === undefined ? '' : String(Math.round(report.figures.lag)),
    describeDetails(status),
  ];
}

const HEAD = ['PROCESS', 'STATE', 'PID', 'VERSION', 'PORT', 'UP FOR', 'RESTARTS', 'LAG', 'DETAILS'];

/** The table of `npm run status`. */
export function statusTable(statuses: readonly ProcessStatus[], now: number): string {
  const rows = [HEAD, ...statuses.map(status => rowOf(status, now))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)));
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
