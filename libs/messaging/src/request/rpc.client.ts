import { randomUUID } from 'node:crypto';
import { errors, type NatsConnection } from '@nats-io/transport-node';
import type { ZodType } from 'zod';
import { AppError } from '#libs/runtime';
import { toMessagingError } from '../connection/messaging.errors.js';
import { readReply } from './read-reply.js';

/** Default wait for an answer, in milliseconds. */
const DEFAULT_TIMEOUT_MS = 2_000;

/** Settings of one request. */
export interface RequestOptions {
  readonly timeoutMs?: number;
}

/** Asks NestJS microservices over an open connection, in their packet format. */
export class RpcClient {
  constructor(private readonly nc: NatsConnection) {}

  /**
   * Sends a request and checks the answer against a schema.
   *
   * @throws AppError `DEPENDENCY.UNAVAILABLE` when nobody listens, `DEPENDENCY.TIMEOUT` when no answer
   * came in time (the outcome is unknown), else the code that the service answered with.
   */
  async request<Reply>(
    subject: string,
    data: unknown,
    replySchema: ZodType<Reply>,
    { timeoutMs = DEFAULT_TIMEOUT_MS }: RequestOptions = {},
  ): Promise<Reply> {
    const packet = JSON.stringify({ pattern: subject, data: data ?? {}, id: randomUUID() });
    const message = await this.nc.request(subject, packet, { timeout: timeoutMs }).catch((error: unknown) => {
      throw toRequestError(error, subject, timeoutMs);
    });
    const parsed = replySchema.safeParse(readReply(message.data, subject));
    if (parsed.success) return parsed.data;
    throw new AppError('DEPENDENCY.UNAVAILABLE', `${subject} answered something else than agreed`, {
      cause: parsed.error,
    });
  }
}

function toRequestError(error: unknown, subject: string, timeoutMs: number): AppError {
  if (
    error instanceof errors.NoRespondersError ||
    (error instanceof errors.RequestError && error.isNoResponders())
  ) {
    return new AppError(
      'DEPENDENCY.UNAVAILABLE',
      `Nobody answers ${subject}: its service does not run now; try again`,
      {
        retryable: true,
        cause: error,
      },
    );
  }
  if (error instanceof errors.TimeoutError) {
    return new AppError('DEPENDENCY.TIMEOUT', `${subject} did not answer within ${timeoutMs} ms; try again`, {
      retryable: true,
      cause: error,
    });
  }
  return toMessagingError(error, `request ${subject}`);
}
