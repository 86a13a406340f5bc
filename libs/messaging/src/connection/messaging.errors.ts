import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { AppError } from '#libs/runtime';

/** Codes of what can go wrong between us and the broker. */
export const MessagingCode = {
  /** The broker did not answer, or said it cannot now; the same call may succeed later. */
  Unavailable: 'MESSAGING.UNAVAILABLE',
  /** A stream with `discard: new` is at its limit; publishers must wait until it is purged. */
  StreamFull: 'MESSAGING.STREAM_FULL',
  /** The message is larger than the broker or the stream allows. */
  TooLarge: 'MESSAGING.TOO_LARGE',
  StreamMissing: 'MESSAGING.STREAM_MISSING',
  ConsumerMissing: 'MESSAGING.CONSUMER_MISSING',
  /** The connection was closed, by us or for good. */
  Closed: 'MESSAGING.CLOSED',
  /** The broker refuses this call and will go on refusing it. */
  Refused: 'MESSAGING.REFUSED',
} as const;
export type MessagingCode = (typeof MessagingCode)[keyof typeof MessagingCode];

// Error codes of the JetStream API: server/errors.json of nats-server.
const CONSUMER_NOT_FOUND = 10_014;
const STREAM_NOT_FOUND = 10_059;
const INSUFFICIENT_RESOURCES = 10_023;
const RESOURCES_EXCEEDED = 10_002;
const STORAGE_EXCEEDED = 10_047;
const STORE_FAILED = 10_077;
const MESSAGE_TOO_LARGE = 10_054;

const ADVICE: Readonly<Record<number, { code: MessagingCode; retryable: boolean; advice: string }>> = {
  [CONSUMER_NOT_FOUND]: {
    code: MessagingCode.ConsumerMissing,
    retryable: false,
    advice: 'run the provisioning step (npm start does) to create it',
  },
  [STREAM_NOT_FOUND]: {
    code: MessagingCode.StreamMissing,
    retryable: false,
    advice: 'run the provisioning step (npm start does) to create it',
  },
  [MESSAGE_TOO_LARGE]: {
    code: MessagingCode.TooLarge,
    retryable: false,
    advice: 'send it in smaller messages',
  },
  [STORE_FAILED]: {
    code: MessagingCode.StreamFull,
    retryable: true,
    advice: 'the stream is at its limit, or its disk is full: let consumers catch up or free space',
  },
  [INSUFFICIENT_RESOURCES]: {
    code: MessagingCode.StreamFull,
    retryable: true,
    advice: 'free disk space or raise the limits of JetStream',
  },
  [STORAGE_EXCEEDED]: {
    code: MessagingCode.StreamFull,
    retryable: true,
    advice: 'free disk space or raise the limits of JetStream',
  },
  [RESOURCES_EXCEEDED]: {
    code: MessagingCode.StreamFull,
    retryable: true,
    advice: 'free disk space or raise the limits of JetStream',
  },
};

/**
 * Turns an error of the NATS client into an `AppError` that says whether a retry may help.
 *
 * @param what What was attempted, e.g. `publish to gz.readings.v1.x`.
 */
export function toMessagingError(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof JetStreamApiError) {
    const known = ADVICE[error.code];
    if (known) {
      return new AppError(known.code, `${what}: ${text}; ${known.advice}`, {
        retryable: known.retryable,
        cause: error,
      });
    }
    // 5xx of the JetStream API are states of the server that pass (503 while a stream is being recovered).
    return error.status >= 500
      ? new AppError(MessagingCode.Unavailable, `${what}: ${text}; trying again may help`, {
          retryable: true,
          cause: error,
        })
      : new AppError(MessagingCode.Refused, `${what}: refused by the broker: ${text}`, { cause: error });
  }
  if (error instanceof errors.ClosedConnectionError || error instanceof errors.DrainingConnectionError) {
    return new AppError(MessagingCode.Closed, `${what}: the NATS connection is closed`, { cause: error });
  }
  if (error instanceof errors.AuthorizationError) {
    return new AppError(MessagingCode.Refused, `${what}: NATS refuses user or password; check both`, {
      cause: error,
    });
  }
  if (error instanceof errors.PermissionViolationError) {
    return new AppError(MessagingCode.Refused, `${what}: the NATS user may not do this: ${text}`, {
      cause: error,
    });
  }
  if (error instanceof errors.InvalidArgumentError && text.includes('max_payload')) {
    return new AppError(MessagingCode.TooLarge, `${what}: ${text}; send it in smaller messages`, {
      cause: error,
    });
  }
  if (error instanceof errors.InvalidArgumentError || error instanceof errors.InvalidSubjectError) {
    return new AppError(MessagingCode.Refused, `${what}: ${text}`, { cause: error });
  }
  return new AppError(
    MessagingCode.Unavailable,
    `${what}: NATS does not answer (${text}); check that it runs`,
    {
      retryable: true,
      cause: error,
    },
  );
}
