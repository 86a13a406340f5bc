import fc from 'fast-check';
import { forEachAtOnce } from './for-each-at-once.js';

const turn = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

describe('forEachAtOnce', () => {
  it('works on every item once, begun in order, never on more at once than told', async () => {
    const work = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), work, async (width, delays) => {
        const begun: number[] = [];
        let underWay = 0;
        let most = 0;
        await forEachAtOnce(width, delays.entries(), async ([index, ms]) => {
          begun.push(index);
          most = Math.max(most, ++underWay);
          await turn(ms);
          underWay--;
        });
        expect(begun).toEqual([...delays.keys()]);
        expect(most).toBe(Math.min(width, delays.length));
      }),
      { numRuns: 30 },
    );
  });

  it('begins nothing more after a failure, and tells the first when the others are finished', async () => {
    const finished: number[] = [];
    const work = async (item: number): Promise<void> => {
      if (item === 1) throw new Error('first');
      await turn(5);
      finished.push(item);
      if (item === 2) throw new Error('second');
    };
    await expect(forEachAtOnce(3, [0, 1, 2, 3, 4], work)).rejects.toThrow('first');
    expect(finished).toEqual([0, 2]);
  });
});
