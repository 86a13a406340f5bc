import { createLogger, type Logger } from '#libs/runtime';

/** A logger that says nothing, unless a level is asked for while looking into a failure. */
export function silentLogger(level = 'silent'): Logger {
  return createLogger({ service: 'test', instance: 'test-1', level });
}
