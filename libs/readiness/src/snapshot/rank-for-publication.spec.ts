import fc from 'fast-check';
import { rankForPublication } from './rank-for-publication.js';

const zone = (name: string, value: number, confidence = 0.8) => ({ zone: name, value, confidence });

describe('rankForPublication', () => {
  it('names the top half of those that are sure enough', () => {
    const zones = [zone('a', 50), zone('b', 70), zone('c', 90, 0.64), zone('d', 60, 0.65), zone('e', 40)];
    expect(rankForPublication(zones)).toEqual({
      ranked: 4,
      named: [
        { rank: 1, zone: 'b', value: 70 },
        { rank: 2, zone: 'd', value: 60 },
      ],
    });
  });

  it('gives equal scores one place, and names all of them', () => {
    const { named } = rankForPublication([zone('a', 60), zone('b', 70), zone('c', 60), zone('d', 10)]);
    expect(named).toEqual([
      { rank: 1, zone: 'b', value: 70 },
      { rank: 2, zone: 'a', value: 60 },
      { rank: 2, zone: 'c', value: 60 },
    ]);
  });

  it('does not depend on the order of the zones, and names nobody behind one that it leaves out', () => {
    const zones = fc.uniqueArray(
      fc.record({
        zone: fc.string({ minLength: 1 }),
        value: fc.integer({ min: 0, max: 20 }),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { selector: item => item.zone },
    );
    fc.assert(
      fc.property(zones, list => {
        const ranking = rankForPublication(list);
        expect(rankForPublication([...list].reverse())).toEqual(ranking);
        const names = new Set(ranking.named.map(item => item.zone));
        const sure = list.filter(item => item.confidence >= 0.65);
        expect(ranking.ranked).toBe(sure.length);
        expect(names.size).toBeGreaterThanOrEqual(Math.ceil(sure.length / 2));
        const least = Math.min(...ranking.named.map(item => item.value));
        for (const item of sure) expect(names.has(item.zone)).toBe(item.value >= least);
      }),
    );
  });
});
