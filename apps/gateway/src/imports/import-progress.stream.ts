import type { FastifyReply } from 'fastify';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { ImportProgress } from './imports.service.js';

/** Time between two lines: a person sees it move, and nothing piles up. */
const EVERY_MS = 250;

/** Tells how far an import is, one line of JSON at a time, while the request goes on. */
export class ImportProgressStream {
  private hasBegun = false;
  private toldAt = Number.NEGATIVE_INFINITY;
  private readonly gone = new AbortController();

  constructor(private readonly reply: FastifyReply) {}

  /** Sends the status; from here on only lines can say what happens. */
  begin(): void {
    const { reply } = this;
    reply.hijack();
    const headers = { 'content-type': 'application/x-ndjson; charset=utf-8' };
    for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...headers }))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.raw.writeHead(200);
    // Until the first pack is stored there is nothing to tell, and proxies give up on silence.
    reply.raw.flushHeaders();
    reply.raw.on('close', () => {
      if (!reply.raw.writableFinished) this.gone.abort();
    });
    this.hasBegun = true;
  }

  /** Aborted when the client has left. */
  get left(): AbortSignal {
    return this.gone.signal;
  }

  tell(progress: ImportProgress): void {
    const now = performance.now();
    if (now - this.toldAt < EVERY_MS) return;
    this.toldAt = now;
    this.write({ type: 'progress', ...progress });
  }

  end(progress: ImportProgress): void {
    this.write({ type: 'done', ...progress });
    this.reply.raw.end();
  }

  /** Says why it ends; before the begin the status says that. */
  fail(error: unknown): void {
    if (!this.hasBegun) return;
    const isExpected = error instanceof AppError;
    this.write({
      type: 'failed',
      code: isExpected ? error.code : ErrorCode.Internal,
      detail: isExpected ? error.message : 'Something failed that should not. Import the same file again.',
    });
    this.reply.raw.end();
  }

  private write(line: Readonly<Record<string, unknown>>): void {
    if (!this.reply.raw.destroyed) this.reply.raw.write(`${JSON.stringify(line)}\n`);
  }
}
