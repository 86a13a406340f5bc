import fc from 'fast-check';
import { contiguousTo, gapsIn, hasSeq, parseMultirange, type SeqRange } from './seq-ranges.js';

/** Ranges of a set of numbers, as PostgreSQL would merge them. */
function rangesOf(numbers: Iterable<number>): SeqRange[] {
  const ranges: Array<[number, number]> = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

describe('ranges of pack numbers', () => {
  it('reads the text of PostgreSQL', () => {
    expect(parseMultirange('{[1,4),[7,8)}')).toEqual([
      [1, 3],
      [7, 7],
    ]);
    expect(parseMultirange('{}')).toEqual([]);
  });

  it('divides every number up to the highest into stored and missing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), numbers => {
        const ranges = rangesOf(numbers);
        const stored = new Set(numbers);
        const gaps = gapsIn(ranges);
        for (let seq = 1; seq <= Math.max(0, ...numbers); seq++) {
          expect(hasSeq(ranges, seq)).toBe(stored.has(seq));
          expect(gaps.some(([first, last]) => seq >= first && seq <= last)).toBe(!stored.has(seq));
        }
        const upTo = contiguousTo(ranges);
        expect(stored.has(upTo + 1)).toBe(false);
        for (let seq = 1; seq <= upTo; seq++) expect(stored.has(seq)).toBe(true);
      }),
    );
  });

  it('names at most 100 gaps, the oldest', () => {
    const gaps = gapsIn(Array.from({ length: 150 }, (_, index): SeqRange => [index * 2 + 2, index * 2 + 2]));
    expect(gaps).toHaveLength(100);
    expect(gaps[0]).toEqual([1, 1]);
  });
});
