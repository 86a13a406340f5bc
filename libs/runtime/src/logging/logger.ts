import { pino, stdTimeFunctions, type Logger as PinoLogger } from 'pino';

/** Structured logger; the first argument may be an object with `err`. */
export type Logger = PinoLogger;

/** Who logs, and from which level on. */
export interface LoggerOptions {
  readonly service: string;
  readonly instance: string;
  readonly level?: string;
}

/** Makes the process's root logger: one JSON object a line on standard output, time as RFC 3339. */
export function createLogger({ service, instance, level = 'info' }: LoggerOptions): Logger {
  return pino({
    level,
    base: { service, instance },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
    redact: ['password', '*.password', 'GZ_NATS_PASSWORD', 'GZ_PG_PASSWORD', 'req.headers.authorization'],
  });
}
