import { inRoot, nodePath } from './paths.mjs';
import { handOver } from './run.mjs';

/** Runs a compiled program of tests/, e.g. the benchmark. Resolves to its exit status. */
export function runProgram(name, args) {
  return handOver(nodePath(), [inRoot('dist', 'tests', name, 'main.js'), ...args]);
}
