import { type IncomingMessage, request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Clock } from '#libs/runtime';
import { AddressRefused, guardedLookup, type ResolveAll } from './guarded-lookup.js';
import { literalAddress, mayCall, type Network } from './address-guard.js';
import type { Channel, Outgoing, SendOutcome } from './channel.ports.js';
import { judgeAnswer, shorten } from './judge-answer.js';
import { signWebhook } from './sign-webhook.js';

/** From the question for the address to the end of the answer. */
const TIMEOUT_MS = 10_000;
/** What is read of an answer. */
const LONGEST_ANSWER_BYTES = 16_384;

/** How webhooks are called. */
export interface WebhookOptions {
  /** Networks that may be called although they are not public, also without TLS. */
  readonly allowed: readonly Network[];
  readonly clock: Clock;
  /** Default 10,000. */
  readonly timeoutMs?: number;
  readonly resolve?: ResolveAll;
}

/** Posts signed JSON. Follows no redirect, keeps no connection, and calls only addresses that it has looked at. */
export class WebhookChannel implements Channel {
  constructor(private readonly options: WebhookOptions) {}

  async send({ message, recipient, secret }: Outgoing): Promise<SendOutcome> {
    const { channel } = recipient.definition;
    if (channel.kind !== 'webhook' || secret === undefined)
      return { outcome: 'given-up', answer: 'the webhook has no secret' };
    const url = new URL(channel.url);
    const body = JSON.stringify(message.json);
    const seconds = Math.floor(this.options.clock.now() / 1_000);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Greenzone',
      'idempotency-key': message.id,
      'webhook-id': message.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signWebhook(secret, message.id, seconds, body),
    };
    const { timeoutMs = TIMEOUT_MS } = this.options;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await this.post(url, headers, body, signal);
    } catch (error) {
      if (error instanceof AddressRefused)
        return { outcome: 'given-up', answer: `refused: ${error.message}` };
      if (signal.aborted) return { outcome: 'retry', answer: `no answer within ${timeoutMs / 1_000} s` };
      return { outcome: 'retry', answer: shorten(error instanceof Error ? error.message : String(error)) };
    }
  }

  private async post(
    url: URL,
    headers: Record<string, string>,
    body: string,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const { allowed, resolve, clock } = this.options;
    const isPlain = url.protocol === 'http:';
    const isFit = (address: string): boolean => mayCall(url, address, allowed);
    // An address written as such is never looked up.
    const literal = literalAddress(url);
    if (literal !== null && !isFit(literal)) throw new AddressRefused(`${literal} is not called`);
    const options: RequestOptions = {
      ...{ method: 'POST', headers, signal },
      // No connection of before: each goes through the look-up.
      agent: false,
      lookup: guardedLookup(isFit, resolve),
    };
    const response = await new Promise<IncomingMessage>((done, fail) => {
      const request = (isPlain ? requestHttp : requestHttps)(url, options, done);
      request.on('error', fail);
      request.end(body);
    });
    return judgeAnswer(response.statusCode ?? 0, response.headers, await readAnswer(response), clock.now());
  }
}

/** The begin of an answer; the rest is of no interest. */
async function readAnswer(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length >= LONGEST_ANSWER_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, LONGEST_ANSWER_BYTES).toString();
}
