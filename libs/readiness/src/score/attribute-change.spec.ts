import fc from 'fast-check';
import { PILLAR_IDS } from '../method/pillar-definition.js';
import { aggregateScore } from './aggregate-score.js';
import { attributeChange, type ScoredState } from './attribute-change.js';
import { arbitraryScore } from '../../test/scored-state.js';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const valueOf = ({
  pillars,
  indicators,
  gates,
}: typeof arbitraryScore extends fc.Arbitrary<infer State> ? State : never) =>
  aggregateScore({ pillars }, indicators, gates).value;

/** Nine equal pillars with two equal indicators at 60 each. */
const even = (more: Record<string, number | null> = {}, gates: ScoredState['gates'] = []): ScoredState => ({
  pillars: PILLAR_IDS.map(id => ({ id, weight: 10 })),
  indicators: PILLAR_IDS.flatMap(pillar =>
    [1, 2].map(number => {
      const id = `${pillar}${number}`;
      const score = more[id] === undefined ? 60 : more[id];
      return { id, pillar, weight: 50, confidence: 1, score };
    }),
  ),
  gates,
});

describe('attributeChange', () => {
  it('shares the whole change and nothing but the change, whatever changed', () => {
    fc.assert(
      fc.property(arbitraryScore, arbitraryScore, (before, after) => {
        const change = attributeChange(before, after);
        expect(change.total).toBeCloseTo(valueOf(after) - valueOf(before), 9);
        const parts = [...change.indicators.map(({ points }) => points), change.gates, change.weights];
        expect(sum(parts)).toBeCloseTo(change.total, 9);
      }),
      { numRuns: 20 },
    );
  });

  it('only turns the signs when before and after are exchanged', () => {
    fc.assert(
      fc.property(arbitraryScore, arbitraryScore, (before, after) => {
        const forth = attributeChange(before, { ...after, pillars: before.pillars });
        const back = attributeChange({ ...after, pillars: before.pillars }, before);
        const turned = new Map(back.indicators.map(({ id, points }) => [id, -points]));
        for (const { id, points } of forth.indicators) expect(points).toBeCloseTo(turned.get(id) ?? NaN, 9);
        expect(forth.gates).toBeCloseTo(-back.gates, 9);
      }),
      { numRuns: 10 },
    );
  });

  it('finds no cause where nothing changed', () => {
    expect(attributeChange(even(), even())).toEqual({ total: 0, indicators: [], gates: 0, weights: 0 });
  });

  it('gives an only cause the whole change', () => {
    const { total, indicators } = attributeChange(even(), even({ GP1: 90 }));
    expect(total).toBeGreaterThan(1);
    expect(indicators).toEqual([{ id: 'GP1', points: total }]);
  });

  it('treats equal causes equally, and does not blame a neighbour for an indicator that went missing', () => {
    const { indicators } = attributeChange(even({ CW2: 80 }), even({ GP1: 30, GE1: 30, CW1: null, CW2: 80 }));
    const of = new Map(indicators.map(({ id, points }) => [id, points]));
    expect([...of.keys()].sort()).toEqual(['CW1', 'GE1', 'GP1']);
    expect(of.get('GP1')).toBeCloseTo(of.get('GE1') as number, 9);
  });

  it('tells what a gate took apart from what indicators did', () => {
    const gate = [{ overallCap: 39, pillarCaps: {} }];
    const { total, indicators, gates } = attributeChange(even(), even({ GP1: 90 }, gate));
    expect(total).toBeCloseTo(39 - 60, 9);
    expect(gates).toBeLessThan(-20);
    // Under the cap a better indicator counts for nothing, before it for something: half the time each.
    expect(indicators[0]?.points).toBeGreaterThan(0);
  });
});
