import fc from 'fast-check';
import { findFloods, TEN_MINUTES_MS } from './find-floods.js';

const periods = (counts: readonly number[]) =>
  counts.map((alarms, index) => ({ at: index * TEN_MINUTES_MS, alarms })).filter(({ alarms }) => alarms > 0);
const inShort = (counts: readonly number[]) =>
  findFloods(periods(counts)).map(({ from, to, alarms }) => [
    from / TEN_MINUTES_MS,
    to / TEN_MINUTES_MS,
    alarms,
  ]);

describe('findFloods', () => {
  it.each<[string, number[], number[][]]>([
    ['none', [1, 10, 3], []],
    ['one period', [1, 11, 3], [[1, 2, 11]]],
    ['goes on until less than five', [11, 5, 6, 4, 9], [[0, 3, 22]]],
    [
      'ends with a period without any',
      [11, 0, 12],
      [
        [0, 1, 11],
        [2, 3, 12],
      ],
    ],
    [
      'begins anew',
      [11, 4, 12],
      [
        [0, 1, 11],
        [2, 3, 12],
      ],
    ],
    ['is not over yet', [0, 20, 7], [[1, 3, 27]]],
  ])('%s', (_, counts, expected) => {
    expect(inShort(counts)).toEqual(expected);
  });

  it('holds every period of more than ten alarms in exactly one flood', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(15), { maxLength: 60 }), counts => {
        const floods = findFloods(periods(counts));
        for (const { at, alarms } of periods(counts)) {
          const holding = floods.filter(({ from, to }) => from <= at && at < to);
          if (alarms > 10) expect(holding).toHaveLength(1);
          else expect(holding.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
