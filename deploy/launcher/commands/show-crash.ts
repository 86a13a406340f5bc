import { describeDuration } from '../describe-duration.js';
import type { Crash } from '../processes/managed-process.js';

/** A crash and its cause, for the terminal. */
export function showCrash({ name, how, cause, logFile, pauseMs }: Crash): string {
  return [
    `  !  ${name} ended (${how}); started again in ${describeDuration(pauseMs)}. Its log: ${logFile}`,
    ...cause.map(line => `       ${line}`),
  ].join('\n');
}
