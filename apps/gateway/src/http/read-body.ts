import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';

/** What a route takes. */
export interface BodyRules {
  /** Media types, the usual one first. */
  readonly types: readonly string[];
  /** Bytes after decompression. */
  readonly limit: number;
  /** What the body is, as the beginning of a sentence. */
  readonly what: string;
}

const unpack = promisify(gunzip);

/**
 * Bytes of a request, decompressed when it says `content-encoding: gzip`.
 *
 * @throws AppError `REQUEST.UNSUPPORTED_MEDIA_TYPE`, `REQUEST.INVALID` for a body that is empty or no gzip,
 * `REQUEST.TOO_LARGE`: decompression stops at the limit, whatever is still to come.
 */
export async function readBody(request: FastifyRequest, rules: BodyRules): Promise<Uint8Array> {
  const { types, limit, what } = rules;
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined && !types.includes(type))
    throw new AppError(
      ErrorCode.UnsupportedMedia,
      `${what} comes as ${types.join(' or ')}, not ${type}. Set the header Content-Type.`,
    );
  const body = request.body;
  if (!(body instanceof Uint8Array) || body.length === 0)
    throw new AppError(ErrorCode.Invalid, `${what} is the body; this one is empty.`);
  const bytes = await decoded(body, request.headers['content-encoding'], rules);
  if (bytes.length > limit) throw tooLarge(rules);
  return bytes;
}

async function decoded(
  body: Uint8Array,
  encoding: string | undefined,
  rules: BodyRules,
): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity') return body;
  if (name !== 'gzip')
    throw new AppError(ErrorCode.UnsupportedMedia, 'The only Content-Encoding that is understood is gzip.');
  try {
    return await unpack(body, { maxOutputLength: rules.limit });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(rules);
    throw new AppError(ErrorCode.Invalid, 'The body is not what Content-Encoding says: it is no whole gzip.');
  }
}

function tooLarge({ what, limit }: BodyRules): AppError {
  const size = limit % 1024 ** 2 === 0 ? `${limit / 1024 ** 2} MiB` : `${limit / 1024} KiB`;
  return new AppError(
    ErrorCode.TooLarge,
    `${what} has at most ${size}, counted after decompression; send several smaller ones.`,
  );
}
