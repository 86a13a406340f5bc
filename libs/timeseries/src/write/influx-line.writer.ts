import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { classifyWriteResponse, type WriteOutcome } from './classify-write-response.js';

/** Where to write. */
export interface InfluxWriterOptions {
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  /** Wait for an answer, in milliseconds. Default 10,000; a stopped server does not close connections. */
  readonly timeoutMs?: number;
  /** Connections at most. Default 4: more brought no throughput. */
  readonly connections?: number;
}

/** Where in the server a body goes. */
export interface WriteTarget {
  readonly database: string;
  readonly retentionPolicy: string;
  readonly precision: 'ms';
}

/** An answer's body is short; more of it is not read. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Posts line protocol and says what became of it; never rejects. */
export class InfluxLineWriter {
  private readonly url: URL;
  private readonly agent: HttpAgent | HttpsAgent;
  private readonly send: typeof httpRequest;
  private readonly timeoutMs: number;
  private readonly authorization: string | undefined;

  constructor({ url, user, password, timeoutMs = 10_000, connections = 4 }: InfluxWriterOptions) {
    this.url = new URL(url);
    const secure = this.url.protocol === 'https:';
    const pool = { keepAlive: true, maxSockets: connections };
    this.agent = secure ? new HttpsAgent(pool) : new HttpAgent(pool);
    this.send = secure ? httpsRequest : httpRequest;
    this.timeoutMs = timeoutMs;
    this.authorization =
      user === undefined ? undefined : `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}`;
  }

  /** Writes a body of line protocol. The same body may be written again after any outcome. */
  async write(body: Buffer | string, target: WriteTarget): Promise<WriteOutcome> {
    const first = await this.post(body, target);
    // The server closed a kept connection while the request was on its way: not an outage yet.
    return first.reason === 'stale-connection' ? (await this.post(body, target)).outcome : first.outcome;
  }

  /** Closes the kept connections. */
  close(): void {
    this.agent.destroy();
  }

  private post(
    body: Buffer | string,
    target: WriteTarget,
  ): Promise<{ outcome: WriteOutcome; reason?: 'stale-connection' }> {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const query = new URLSearchParams({
      db: target.database,
      rp: target.retentionPolicy,
      precision: target.precision,
    });
    return new Promise(resolve => {
      const request = this.send(
        this.url,
        {
          method: 'POST',
          path: `${this.url.pathname.replace(/\/$/, '')}/write?${query.toString()}`,
          agent: this.agent,
          signal: AbortSignal.timeout(this.timeoutMs),
          headers: {
            'content-length': bytes.length,
            'content-type': 'text/plain; charset=utf-8',
            ...(this.authorization === undefined ? {} : { authorization: this.authorization }),
          },
        },
        response => {
          readBody(response).then(
            text => resolve({ outcome: classifyWriteResponse(response.statusCode ?? 0, text) }),
            (error: unknown) => resolve({ outcome: unavailable(error) }),
          );
        },
      );
      request.on('error', error => {
        const isStale = request.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
        resolve({ outcome: unavailable(error), ...(isStale ? { reason: 'stale-connection' } : {}) });
      });
      request.end(bytes);
    });
  }
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_ANSWER_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function unavailable(error: unknown): WriteOutcome {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return { kind: 'unavailable', message: `InfluxDB did not answer: ${text}` };
}
