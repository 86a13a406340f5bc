import fc from 'fast-check';
import { readingsPage } from './readings-page.js';

const reading = fc.record({
  t: fc.integer({ min: 0, max: 30 }),
  value: fc.integer(),
  flag: fc.constantFrom(1, 3, 4),
  findings: fc.nat(),
  rejected: fc.boolean(),
});
const readings = fc
  .uniqueArray(reading, { selector: ({ t, rejected }) => `${t} ${rejected}`, maxLength: 40 })
  .map(list => list.sort((a, b) => a.t - b.t));

describe('readingsPage', () => {
  it('shows each reading once, page by page, whatever the size of a page', () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 1, max: 10 }), (all, limit) => {
        const shown: unknown[] = [];
        for (let from: number | null = 0; from !== null; ) {
          const begin: number = from;
          // As the store answers: one more of each kind than asked for, so that the end is known.
          const rest = all.filter(({ t }) => t >= begin);
          const kinds = [true, false].map(kind =>
            rest.filter(({ rejected }) => rejected === kind).slice(0, limit + 1),
          );
          const { readings: page, nextFrom } = readingsPage(
            kinds.flat().sort((a, b) => a.t - b.t),
            limit,
          );
          expect(page.length).toBeLessThanOrEqual(limit + 1);
          shown.push(...page);
          from = nextFrom;
        }
        expect(shown).toHaveLength(all.length);
        expect(new Set(shown)).toEqual(new Set(all));
      }),
    );
  });
});
