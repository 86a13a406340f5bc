import fc from 'fast-check';
import { type RankCandidate, rankZones } from './rank-zones.js';

const zone = (code: string, value: number, spread = 0, confidence = 0.9): RankCandidate => ({
  ...{ zone: code, value, low: value - spread, high: value + spread },
  ...{ confidence, sufficient: true },
});

const candidates = fc
  .array(
    fc.record({
      value: fc.double({ min: 0, max: 100, noNaN: true }),
      spread: fc.double({ min: 0, max: 20, noNaN: true }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      sufficient: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map(rows =>
    rows.map(({ value, spread, ...rest }, i) => ({
      ...{ zone: `z${i}`, value, low: value - spread, high: value + spread },
      ...rest,
    })),
  );

describe('rankZones', () => {
  it('names the top half, the better of an odd number too, and withholds the rest by code', () => {
    const { ranked, notRanked } = rankZones([zone('a', 40), zone('b', 50), zone('c', 60)]);
    expect(ranked).toEqual([
      { zone: 'c', rank: 1, rankTo: 1, tiedWith: [] },
      { zone: 'b', rank: 2, rankTo: 2, tiedWith: [] },
    ]);
    expect(notRanked).toEqual([{ zone: 'a', reason: 'lower-half' }]);
  });

  it('shows overlapping bounds as ties, without drawing in the neighbour of a neighbour', () => {
    const { ranked } = rankZones([
      ...[zone('a', 80, 3), zone('b', 75, 3), zone('c', 70, 3)],
      ...[zone('d', 10), zone('e', 9), zone('f', 8)],
    ]);
    expect(ranked).toEqual([
      { zone: 'a', rank: 1, rankTo: 2, tiedWith: ['b'] },
      { zone: 'b', rank: 1, rankTo: 3, tiedWith: ['a', 'c'] },
      { zone: 'c', rank: 2, rankTo: 3, tiedWith: ['b'] },
    ]);
  });

  it('gives no place to what is not sure enough, whatever its score', () => {
    const doubtful = zone('a', 99, 0, 0.64);
    const { ranked, notRanked } = rankZones([
      ...[doubtful, { ...zone('b', 98), sufficient: false }, zone('c', 60, 0, 0.65)],
    ]);
    expect(ranked.map(place => place.zone)).toEqual(['c']);
    expect(notRanked).toEqual([
      { zone: 'a', reason: 'low-confidence' },
      { zone: 'b', reason: 'insufficient-data' },
    ]);
    expect(rankZones([doubtful], 0).ranked).toHaveLength(1);
  });

  it('names zones of equal score on the border of the half together', () => {
    expect(rankZones([zone('a', 60), zone('b', 60), zone('c', 60)]).ranked).toHaveLength(3);
    expect(rankZones([])).toEqual({ ranked: [], notRanked: [] });
  });

  it('is the same in any order, loses no zone, and never places a certainly worse zone before a better', () => {
    fc.assert(
      fc.property(candidates, fc.infiniteStream(fc.nat()), (zones, keys) => {
        const shuffled = zones
          .map(one => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const ranking = rankZones(zones);
        expect(rankZones(shuffled)).toEqual(ranking);
        const all = [...ranking.ranked, ...ranking.notRanked].map(place => place.zone);
        expect(all.sort()).toEqual(zones.map(one => one.zone).sort());
        const of = (code: string) => zones.find(one => one.zone === code) as RankCandidate;
        for (const a of ranking.ranked)
          for (const b of ranking.ranked) {
            expect(a.tiedWith.includes(b.zone)).toBe(b.tiedWith.includes(a.zone));
            if (of(a.zone).low > of(b.zone).high) expect(a.rank).toBeLessThan(b.rank);
          }
      }),
    );
  });
});
