import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';

/**
 * Reads the body of a command, which nothing has parsed before.
 *
 * @throws AppError `REQUEST.*`: another media type, not JSON, or not what the schema says, all faults at once.
 */
export function jsonBody<Schema extends z.ZodType>(
  request: FastifyRequest,
  schema: Schema,
): z.output<Schema> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined && type !== 'application/json')
    throw new AppError(ErrorCode.UnsupportedMedia, `A command comes as application/json, not ${type}.`);
  const parsed = schema.safeParse(parse(request.body));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  const text = faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  throw new AppError(ErrorCode.Invalid, `The request cannot be used: ${text}`, { data: { faults } });
}

function parse(body: unknown): unknown {
  if (!(body instanceof Uint8Array) || body.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new AppError(ErrorCode.Invalid, 'The body is not JSON in UTF-8.');
  }
}
