import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** An answer that is ready to be sent. */
interface ReadyAnswer {
  readonly body: Buffer;
  readonly etag: string;
}

/** Answers kept: presets by tracks, and what people try just now. */
const KEPT = 500;

/**
 * Answers that stay the same as long as what they are made of does, as bytes: they are written once and neither
 * checked nor written again for the next who asks.
 */
export class AnswerCache {
  private readonly answers = new Map<string, ReadyAnswer>();
  private basis: unknown;

  /**
   * The answer of a key.
   *
   * @param basis what all answers are made of; another basis forgets them all.
   */
  async get(basis: unknown, key: string, make: () => Promise<unknown>): Promise<ReadyAnswer> {
    if (basis !== this.basis) {
      this.answers.clear();
      this.basis = basis;
    }
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const body = Buffer.from(JSON.stringify(await make()));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const answer = { body, etag };
    if (this.answers.size >= KEPT) this.answers.clear();
    // While it was made the basis may have changed.
    if (basis === this.basis) this.answers.set(key, answer);
    return answer;
  }
}

/** Sends an answer, or word that whoever asks has it already. */
export function sendAnswer(request: FastifyRequest, reply: FastifyReply, { body, etag }: ReadyAnswer): void {
  // Kept by the browser, and asked about each time.
  void reply.header('cache-control', 'no-cache').header('etag', etag);
  if (request.headers['if-none-match'] === etag) void reply.status(304).send();
  else void reply.type('application/json; charset=utf-8').send(body);
}
