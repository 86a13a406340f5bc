import fc from 'fast-check';
import { chunks } from './chunks.js';

describe('chunks', () => {
  it('has every item once, in order, and no part that is empty or too long', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (list, size) => {
        const parts = [...chunks(list, size)];
        expect(parts.flat()).toEqual(list);
        expect(parts).toHaveLength(Math.ceil(list.length / size));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(size);
      }),
    );
  });
});
