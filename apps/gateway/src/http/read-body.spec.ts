import { gzipSync } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { type BodyRules, readBody } from './read-body.js';

const rules: BodyRules = { types: ['text/csv'], limit: 1024 ** 2, what: 'A file' };
const request = (body: unknown, headers: Record<string, string> = {}) =>
  ({ body, headers: { 'content-type': 'text/csv; charset=utf-8', ...headers } }) as unknown as FastifyRequest;
const gzip = { 'content-encoding': 'gzip' };

describe('readBody', () => {
  it('gives the bytes, compressed or not', async () => {
    const bytes = Buffer.from('a,b\n');
    expect(await readBody(request(bytes), rules)).toEqual(bytes);
    expect(Buffer.from(await readBody(request(gzipSync(bytes), gzip), rules))).toEqual(bytes);
  });

  it('stops at the limit, however little was sent', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 ** 2));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readBody(request(bomb, gzip), rules)).rejects.toMatchObject({
      code: 'REQUEST.TOO_LARGE',
      message: expect.stringContaining('1 MiB') as string,
    });
    await expect(readBody(request(Buffer.alloc(1024 ** 2 + 1)), rules)).rejects.toMatchObject({
      code: 'REQUEST.TOO_LARGE',
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0), {}, 'REQUEST.INVALID'],
    ['no gzip', Buffer.from('plain'), gzip, 'REQUEST.INVALID'],
    ['half a gzip', gzipSync(Buffer.alloc(1_000, 1)).subarray(0, 20), gzip, 'REQUEST.INVALID'],
    ['another encoding', Buffer.from('x'), { 'content-encoding': 'br' }, 'REQUEST.UNSUPPORTED_MEDIA_TYPE'],
    ['another type', Buffer.from('x'), { 'content-type': 'text/html' }, 'REQUEST.UNSUPPORTED_MEDIA_TYPE'],
  ])('refuses %s', async (_what, body, headers, code) => {
    await expect(readBody(request(body, headers), rules)).rejects.toMatchObject({ code });
  });
});
