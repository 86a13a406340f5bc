import fc from 'fast-check';
import { PILLAR_IDS } from '../method/pillar-definition.js';
import { aggregateScore } from './aggregate-score.js';
import { contributionsOf } from './contributions.js';
import { arbitraryScore } from '../../test/scored-state.js';

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('contributionsOf', () => {
  it('adds up to the score before gates, and to each pillar before its own', () => {
    fc.assert(
      fc.property(arbitraryScore, ({ pillars, indicators }) => {
        const score = aggregateScore({ pillars }, indicators, []);
        const contributions = contributionsOf(score.pillars, indicators);
        expect(total(contributions.map(({ points }) => points))).toBeCloseTo(score.value, 9);
        for (const pillar of score.pillars) {
          if (pillar.uncapped === null) continue;
          const members = indicators.filter(indicator => indicator.pillar === pillar.id);
          const own = contributions.filter(({ indicator }) => members.some(({ id }) => id === indicator));
          expect(total(own.map(({ pillarPoints }) => pillarPoints))).toBeCloseTo(pillar.uncapped, 9);
        }
      }),
    );
  });

  it('gives nothing to what is left out, and shares the floor by weight', () => {
    const pillars = PILLAR_IDS.slice(0, 1).map(id => ({ id, value: 0, weight: 10 }));
    const row = (id: string, weight: number, score: number | null) => ({
      ...{ id, pillar: 'GP' as const, weight, score },
    });
    expect(contributionsOf(pillars, [row('GP1', 30, 0), row('GP2', 10, 0), row('GP3', 60, null)])).toEqual([
      { indicator: 'GP1', pillarShare: 0.75, pillarPoints: 0, points: 3.75 },
      { indicator: 'GP2', pillarShare: 0.25, pillarPoints: 0, points: 1.25 },
      { indicator: 'GP3', pillarShare: 0, pillarPoints: 0, points: 0 },
    ]);
  });
});
