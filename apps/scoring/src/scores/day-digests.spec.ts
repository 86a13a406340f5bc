import { DayDigests } from './day-digests.js';

const part = (day: number, hash: string) => ({ name: `windows/${day}`, hash, json: '[]' });

describe('DayDigests', () => {
  it('knows the digest of a day as long as its stamp stays', () => {
    const digests = new DayDigests();
    digests.keep('a', [part(1, 'x'), part(2, 'y'), { name: 'zone', hash: 'z', json: '{}' }], day => `${day}`);
    expect(digests.known('a', day => (day === 2 ? 'new' : `${day}`))).toEqual(new Map([[1, 'x']]));
    expect(digests.known('b', String)).toEqual(new Map());
  });

  it('forgets days that are no longer part of the inputs', () => {
    const digests = new DayDigests();
    digests.keep('a', [part(1, 'x')], String);
    digests.keep('a', [part(2, 'y')], String);
    expect(digests.known('a', String)).toEqual(new Map([[2, 'y']]));
  });
});
