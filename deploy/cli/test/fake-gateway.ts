import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
interface Asked {
  /** Method and path, e.g. `GET /actors`. */
  readonly what: string;
  readonly actor: unknown;
  readonly body: string;
}

/** A refusal of the gateway. */
export class Problem {
  readonly correlationId = 'c-1';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
  ) {}
}

const NOTHING = new Problem(404, 'REQUEST.NOT_FOUND', 'There is nothing here.');

/** A gateway that answers what a test says, and notes what it was asked. */
export class FakeGateway {
  asked: Asked[] = [];
  /** Answers by method and path, in turn; the last one stays. A list is told line by line. */
  answers: { [what: string]: object[] } = {};
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void textOf(request).then(body => {
        const what = `${request.method} ${request.url?.replace('/api/v1', '')}`;
        this.asked.push({ what, actor: request.headers['x-gz-actor'], body });
        const queue = this.answers[what] ?? [];
        const answer = (queue.length > 1 ? queue.shift() : queue[0]) ?? NOTHING;
        if (answer instanceof Problem) response.statusCode = answer.status;
        const lines: unknown[] = Array.isArray(answer) ? answer : [answer];
        response.end(lines.map(line => JSON.stringify(line)).join('\n'));
      });
    });
  }

  async open(): Promise<void> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    await new Promise(resolve => this.server.close(resolve));
  }

  /** Forgets what was asked and answered; there is one operator. */
  reset(): void {
    this.asked = [];
    this.answers = { 'GET /actors': [{ items: [{ id: 'operator-lan', name: 'Lan', role: 'operator' }] }] };
  }

  /** Runs a command of npm against it. */
  run(...args: string[]): Promise<{ code: number; output: string }> {
    const { port } = this.server.address() as AddressInfo;
    return new Promise(resolve => {
      execFile(
        process.execPath,
        ['deploy/greenzone.mjs', ...args],
        { env: { ...process.env, GZ_URL: `http://127.0.0.1:${port}` } },
        (error, stdout, stderr) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
      );
    });
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
