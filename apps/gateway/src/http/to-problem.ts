import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { Problem } from './problem.schema.js';

/** HTTP status of each code that has one of its own; families follow by their first word. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  [ErrorCode.NotFound]: 404,
  [ErrorCode.Invalid]: 400,
  [ErrorCode.TooLarge]: 413,
  [ErrorCode.UnsupportedMedia]: 415,
  [ErrorCode.ZoneUnknown]: 404,
  [ErrorCode.DeviceUnknown]: 404,
  [ErrorCode.MetricUnknown]: 404,
  [ErrorCode.RangeTooLong]: 400,
  [ErrorCode.TelemetryRejected]: 422,
  [ErrorCode.ScoreMissing]: 404,
  [ErrorCode.ActorUnknown]: 400,
  [ErrorCode.DependencyDown]: 503,
  [ErrorCode.RpcTimeout]: 504,
};

/** Codes for what the web framework itself refuses. */
const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: ErrorCode.Invalid,
  404: ErrorCode.NotFound,
  413: ErrorCode.TooLarge,
  415: ErrorCode.UnsupportedMedia,
};

const FAMILIES = ['MESSAGING', 'TIMESERIES', 'DATABASE'];

/** Translates anything thrown into a problem; what nobody expected stays vague on purpose. */
export function toProblem(error: unknown, correlationId: string): Problem {
  if (error instanceof AppError) {
    const status =
      STATUS_OF_CODE[error.code] ?? (FAMILIES.includes(error.code.split('.')[0] ?? '') ? 503 : 500);
    return problem(status, error.code, error.message, correlationId, error.data);
  }
  const status = statusOf(error);
  if (status !== null && status < 500)
    return problem(status, CODE_OF_STATUS[status] ?? ErrorCode.Invalid, messageOf(error), correlationId);
  return problem(
    500,
    ErrorCode.Internal,
    'Something failed that should not. Try again; if it stays, report the correlation id.',
    correlationId,
  );
}

function problem(
  status: number,
  code: string,
  detail: string,
  correlationId: string,
  data?: Readonly<Record<string, unknown>>,
): Problem {
  return {
    type: `urn:greenzone:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    detail,
    code,
    correlationId,
    ...(data ? { data: { ...data } } : {}),
  };
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : 'The request cannot be used.';
}
