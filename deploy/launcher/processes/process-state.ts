import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ProcessIdentity } from './process-identity.js';

/**
 * Kinds in the order in which they are stopped: what sends first, so that it can still say that it stops; then
 * what handles that; then what all of them stand on.
 */
export const STOP_ORDER = ['source', 'service', 'server'] as const;
export type ProcessKind = (typeof STOP_ORDER)[number];

/** What is known of one process of the stack: written at every change, read by `npm run status`. */
export interface ProcessState {
  readonly name: string;
  readonly kind: ProcessKind;
  readonly version: string;
  readonly port: number | undefined;
  readonly stopSignal: NodeJS.Signals;
  readonly process: ProcessIdentity | undefined;
  readonly startedAt: number | undefined;
  readonly restarts: number;
  readonly lastExit: string | undefined;
}

/** Replaces the file in one step, so that a reader never meets half of it. */
export function writeStates(file: string, states: readonly ProcessState[]): void {
  writeFileSync(`${file}.new`, JSON.stringify(states, null, 2));
  renameSync(`${file}.new`, file);
}

export function readStates(file: string): ProcessState[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessState[];
  } catch {
    return [];
  }
}
