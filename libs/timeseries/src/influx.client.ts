import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { InfluxDB } from 'influx';
import { AppError } from '#libs/runtime';
import { TimeSeriesCode } from './timeseries.errors.js';

/** Where InfluxDB is. */
export interface InfluxAddress {
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
}

/**
 * Most connections of one client. The server closes what comes above its own limit without a word ("socket hang
 * up"), and more queries at once than it has cores make none of them faster: they wait here for their turn.
 */
const MAX_CONNECTIONS = 6;

/**
 * Makes a client of the `influx` package without its retries: after a failure it would disable its only
 * host for up to ten seconds and answer "No host available" although the server is back.
 */
export function createInfluxClient({ url, user, password }: InfluxAddress, timeoutMs: number): InfluxDB {
  const { protocol, hostname, port, pathname } = new URL(url);
  const isSecure = protocol === 'https:';
  const Agent = isSecure ? HttpsAgent : HttpAgent;
  const never = { getDelay: () => 0, next: () => never, reset: () => never };
  return new InfluxDB({
    hosts: [
      {
        protocol: isSecure ? 'https' : 'http',
        host: hostname,
        port: Number(port || (isSecure ? 443 : 80)),
        path: pathname === '/' ? '' : pathname,
        options: { agent: new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS }) },
      },
    ],
    username: user,
    password,
    pool: { maxRetries: 0, requestTimeout: timeoutMs, backoff: never },
  });
}

/** Fails when an answer takes too long; the package's own timeout does not end a response that stops half way. */
export async function withDeadline<T>(timeoutMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Turns a failure of the `influx` package into an `AppError` that says whether a retry may help. */
export function toTimeSeriesError(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/database not found|retention policy not found/.test(text)) {
    return new AppError(
      TimeSeriesCode.Unprepared,
      `${what}: ${text}; run the provisioning step (npm start does) to create it`,
      { cause: error },
    );
  }
  if (/A 4\d\d |error parsing query|invalid operation/.test(text)) {
    return new AppError(TimeSeriesCode.BadRequest, `${what}: InfluxDB refused it: ${text}`, { cause: error });
  }
  return new AppError(
    TimeSeriesCode.Unavailable,
    `${what}: InfluxDB does not answer (${text}); check that it runs`,
    {
      retryable: true,
      cause: error,
    },
  );
}
