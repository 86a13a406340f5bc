import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** An answer that is ready to be sent. */
export interface ReadyAnswer {
  readonly body: Buffer;
  readonly etag: string;
}

/** An answer with an etag of all that it says. */
export function readyAnswer(answer: object): ReadyAnswer {
  const body = Buffer.from(JSON.stringify(answer));
  return { body, etag: etagOf(body) };
}

/** An etag that says what something is. */
function etagOf(...parts: readonly (Buffer | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `"${hash.digest('base64url').slice(0, 27)}"`;
}

/** Answers kept: presets by tracks, and what people try just now. */
const KEPT_BYTES = 32 * 1_024 * 1_024;
/** Questions remembered, of which the answer is kept when they come again. */
const REMEMBERED = 10_000;

/**
 * Answers that stay the same as long as what they are made of does, as bytes: they are written once and neither
 * checked nor written again for the next who asks. What is asked once only is not kept: answers that outlive a
 * collection of young objects and are never asked for again cost more than to make them (docs/performance.md).
 */
export class AnswerCache {
  private readonly answers = new Map<string, ReadyAnswer>();
  private readonly asked = new Set<string>();
  private bytes = 0;
  private basis: unknown;
  /** Of all answers made of one basis. */
  private epoch = randomUUID();

  /**
   * The answer of a key.
   *
   * @param basis what all answers are made of; another basis forgets them all.
   * @param make gives the answer, or the JSON of it.
   */
  async get(basis: unknown, key: string, make: () => Promise<Buffer | object>): Promise<ReadyAnswer> {
    if (basis !== this.basis) this.forget(basis);
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    // Key and basis say what the answer is; to digest all of it would cost as much as to make it.
    const etag = etagOf(this.epoch, key);
    const isAskedAgain = this.asked.has(etag);
    this.remember(etag);
    const made = await make();
    const answer = { body: Buffer.isBuffer(made) ? made : Buffer.from(JSON.stringify(made)), etag };
    // While it was made the basis may have changed, or somebody else has made it.
    if (isAskedAgain && basis === this.basis && !this.answers.has(key)) this.keep(key, answer);
    return answer;
  }

  private forget(basis: unknown): void {
    this.answers.clear();
    this.asked.clear();
    this.bytes = 0;
    this.basis = basis;
    this.epoch = randomUUID();
  }

  private remember(etag: string): void {
    if (this.asked.size >= REMEMBERED) this.asked.clear();
    this.asked.add(etag);
  }

  /** The oldest make room for the newest. */
  private keep(key: string, answer: ReadyAnswer): void {
    this.answers.set(key, answer);
    this.bytes += answer.body.length;
    for (const [oldest, { body }] of this.answers) {
      if (this.bytes <= KEPT_BYTES) break;
      this.answers.delete(oldest);
      this.bytes -= body.length;
    }
  }
}

/** Sends an answer, or word that whoever asks has it already. */
export function sendAnswer(request: FastifyRequest, reply: FastifyReply, { body, etag }: ReadyAnswer): void {
  // Kept by the browser, and asked about each time.
  void reply.header('cache-control', 'no-cache').header('etag', etag);
  if (request.headers['if-none-match'] === etag) void reply.status(304).send();
  else void reply.type('application/json; charset=utf-8').send(body);
}
