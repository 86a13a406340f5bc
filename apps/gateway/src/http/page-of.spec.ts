import fc from 'fast-check';
import { pageOf } from './page-of.js';

const key = (item: number): string => `k${item}`;

describe('pageOf', () => {
  it('gives every item once, whatever the size of a page', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 20 }), (count, limit) => {
        const items = Array.from({ length: count }, (_, index) => index);
        const seen: number[] = [];
        let cursor: string | undefined;
        do {
          const page = pageOf(items, key, { limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(items);
      }),
    );
  });

  it('says so when a cursor fits nothing', () => {
    expect(() => pageOf([1, 2], key, { limit: 1, cursor: 'k9' })).toThrow('Begin again');
  });
});
