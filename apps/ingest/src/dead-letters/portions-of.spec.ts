import fc from 'fast-check';
import type { DeadLetter } from '#libs/contracts';
import { portionsOf } from './portions-of.js';

describe('portionsOf', () => {
  it('keeps every letter once, in order, and no portion grows beyond what memory is meant for', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 700 });
    fc.assert(
      fc.property(sizes, bytes => {
        const letters = bytes.map((size, index) => ({ id: String(index), bytes: size }) as DeadLetter);
        const portions = portionsOf(letters);
        expect(portions.flat()).toEqual(letters);
        for (const portion of portions) {
          expect(portion.length).toBeGreaterThan(0);
          expect(portion.length).toBeLessThanOrEqual(250);
          const sum = portion.reduce((total, letter) => total + letter.bytes, 0);
          expect(sum <= 8 * 1024 * 1024 || portion.length === 1).toBe(true);
        }
      }),
    );
  });
});
