import fc from 'fast-check';
import { CountKind, MinuteCounts, minutesOf } from './minute-counts.js';

const MINUTE = 60_000;
const kinds = Object.values(CountKind);

const counted = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    offset: fc.integer({ min: 0, max: 60 * MINUTE - 1 }),
    readings: fc.integer({ min: 0, max: 100_000 }),
  }),
  { maxLength: 30 },
);
type Counted = typeof counted extends fc.Arbitrary<infer Value> ? Value : never;

const countsOf = (all: Counted): MinuteCounts => {
  const counts = new MinuteCounts();
  for (const { kind, offset, readings } of all) counts.add(kind, offset, readings);
  return counts;
};
const expected = (all: Counted, of: CountKind): number[] =>
  Array.from({ length: 60 }, (_, minute) =>
    all
      .filter(({ kind, offset }) => kind === of && Math.floor(offset / MINUTE) === minute)
      .reduce((sum, { readings }) => sum + readings, 0),
  );
/** As PostgreSQL reads and writes a numeric. */
const numeric = (text: string): bigint => {
  const [digits, exponent = '0'] = text.split('e') as [string, string?];
  return BigInt(digits) * 10n ** BigInt(exponent);
};

describe('MinuteCounts', () => {
  it('comes back out of its number, minute by minute', () => {
    fc.assert(
      fc.property(counted, all => {
        for (const kind of kinds) {
          const counts = countsOf(all);
          expect(minutesOf(String(numeric(counts.toNumeric(kind))))).toEqual(expected(all, kind));
          expect(counts.sum(kind)).toBe(expected(all, kind).reduce((sum, count) => sum + count, 0));
        }
      }),
    );
  });

  it('is added by adding the numbers, differences too', () => {
    fc.assert(
      fc.property(counted, counted, (before, after) => {
        const difference = countsOf(after);
        difference.subtract(countsOf(before));
        for (const kind of kinds) {
          const sum = numeric(countsOf(before).toNumeric(kind)) + numeric(difference.toNumeric(kind));
          expect(minutesOf(String(sum))).toEqual(expected(after, kind));
        }
        difference.addAll(countsOf(before));
        difference.subtract(countsOf(after));
        expect(difference.isZero).toBe(true);
      }),
    );
  });

  it('comes back out of its pairs', () => {
    fc.assert(
      fc.property(counted, all => {
        const counts = countsOf(all);
        const again = MinuteCounts.fromPairs(
          JSON.parse(JSON.stringify(counts.toPairs())) as Array<[number, number]>,
        );
        expect(again.toPairs()).toEqual(counts.toPairs());
      }),
    );
  });
});
