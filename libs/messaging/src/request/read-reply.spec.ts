import { readReply } from './read-reply.js';

const encode = (packet: unknown): Uint8Array => Buffer.from(JSON.stringify(packet));

describe('readReply', () => {
  it.each([
    [{ response: { a: 1 }, isDisposed: true, id: '1' }, { a: 1 }],
    [{ err: null, response: 0, isDisposed: true, id: '1' }, 0],
    [{ isDisposed: true, id: '1' }, undefined],
  ])('takes the response out of %j', (packet, response) => {
    expect(readReply(encode(packet), 's')).toEqual(response);
  });

  it.each([
    [{ err: { code: 'A.B', message: 'm', data: { x: 1 } } }, { code: 'A.B', message: 'm', data: { x: 1 } }],
    [{ err: 'no handler', status: 'error' }, { code: 'INTERNAL.UNEXPECTED' }],
    [{ err: { status: 'error', message: 'Internal server error' } }, { code: 'INTERNAL.UNEXPECTED' }],
  ])('raises what is in %j', (packet, failure) => {
    expect(() => readReply(encode(packet), 's')).toThrow(expect.objectContaining(failure) as Error);
  });

  it('does not trust bytes that are no packet', () => {
    expect(() => readReply(Buffer.from('hello'), 's')).toThrow(
      expect.objectContaining({ code: 'DEPENDENCY.UNAVAILABLE' }) as Error,
    );
    expect(() => readReply(encode('hello'), 's')).toThrow(
      expect.objectContaining({ code: 'DEPENDENCY.UNAVAILABLE' }) as Error,
    );
  });
});
