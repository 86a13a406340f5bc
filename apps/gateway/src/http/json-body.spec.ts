import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '#libs/runtime';
import { jsonBody } from './json-body.js';

const schema = z.strictObject({ limit: z.number().int().default(100), note: z.string().optional() });
const read = (body: unknown, type?: string) =>
  jsonBody({ headers: { 'content-type': type }, body } as FastifyRequest, schema);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('jsonBody', () => {
  it.each(['application/json', 'Application/JSON; charset=utf-8', undefined])(
    'reads a body of type %s',
    type => {
      expect(read(bytes('{"note": "tại sao"}'), type)).toEqual({ limit: 100, note: 'tại sao' });
    },
  );

  it.each([undefined, null, bytes('')])('takes no body for an empty command', body => {
    expect(read(body)).toEqual({ limit: 100 });
  });

  it.each([
    ['a form', bytes('a=1'), 'application/x-www-form-urlencoded', 'REQUEST.UNSUPPORTED_MEDIA_TYPE'],
    ['what is not JSON', bytes('{'), undefined, 'REQUEST.INVALID'],
    ['what is not UTF-8', Uint8Array.of(0x22, 0xff, 0x22), undefined, 'REQUEST.INVALID'],
    ['another shape', bytes('[]'), undefined, 'REQUEST.INVALID'],
  ])('refuses %s', (_what, body, type, code) => {
    expect(() => read(body, type)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('names every fault at once', () => {
    const faults = (() => {
      try {
        return read(bytes('{"limit": 1.5, "note": 3}'));
      } catch (error) {
        return (error as AppError).data;
      }
    })();
    expect(faults).toMatchObject({ faults: [{ path: 'limit' }, { path: 'note' }] });
  });
});
