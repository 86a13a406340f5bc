import { ConfigError } from '../config/config.errors.js';

/**
 * Runs a process's start function. A failure prints one line that says what to do and ends with exit 1;
 * configuration faults print without a stack, as the reader is not a programmer.
 *
 * @param name Name of the process, for the line.
 */
export function runMain(name: string, start: () => Promise<unknown>): void {
  start().catch((error: unknown) => {
    process.stderr.write(`${name} cannot start: ${describeFailure(error)}\n`);
    process.exit(1);
  });
}

function describeFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message || error.name}${cause}`;
}
