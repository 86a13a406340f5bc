import { isAlive } from './process-identity.js';
import { readStates, STOP_ORDER } from './process-state.js';
import { stopProcess } from './stop-process.js';

/**
 * Stops what a launcher that was killed has left running. Only processes that it wrote down itself, and
 * that are still the same by number and birth, are touched.
 *
 * @returns the names of those stopped.
 */
export async function stopLeftovers(stateFile: string): Promise<string[]> {
  const left = readStates(stateFile).filter(({ process: child }) => child && isAlive(child));
  for (const kind of STOP_ORDER) {
    await Promise.all(
      left
        .filter(state => state.kind === kind)
        .map(async state => state.process && stopProcess(state.process, state.stopSignal)),
    );
  }
  return left.map(({ name }) => name);
}
