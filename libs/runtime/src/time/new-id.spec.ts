import fc from 'fast-check';
import { newId } from './new-id.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('newId', () => {
  it('makes ids of version 7 that carry the time', () => {
    const now = Date.UTC(2099, 0, 1);
    const id = newId(now);
    expect(id).toMatch(UUID_V7);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
  });

  it('sorts in the order of making, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 47 }), { minLength: 2 }), times => {
        const ids = times.map(time => newId(time));
        expect([...ids].sort()).toEqual(ids);
      }),
    );
  });

  it('goes on counting when one millisecond has more ids than its counter', () => {
    const ids = Array.from({ length: 10_000 }, () => newId(0));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });
});
