import { comparedWith, readCompare, shiftBack } from './compare.js';

describe('readCompare', () => {
  it.each([
    ['day', 'day'],
    ['zone:dinh-vu', 'zone:dinh-vu'],
    ['zone:', undefined],
    ['year', undefined],
    [7, undefined],
  ])('%s: %s', (raw, expected) => expect(readCompare(raw)).toBe(expected));
});

describe('comparedWith', () => {
  it('moves the past under the present, and another zone not at all', () => {
    expect(comparedWith('week', 'a')).toEqual({ zone: 'a', shiftMs: 604_800_000 });
    expect(comparedWith('zone:b', 'a')).toEqual({ zone: 'b', shiftMs: 0 });
    expect(shiftBack({ from: 10, to: 20 }, 5)).toEqual({ from: 5, to: 15 });
  });
});
