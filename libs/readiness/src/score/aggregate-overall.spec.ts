import fc from 'fast-check';
import { aggregateOverall } from './aggregate-overall.js';
import { weightedScore } from './weighted-score.js';
import { PILLAR_IDS } from '../method/pillar-definition.js';
import { MILESTONE_FACTOR } from './milestone.js';

const OFFICIAL = [14, 12, 14, 10, 12, 8, 12, 10, 8];
const POINTS = [62, 71, 68, 55, 60, 45, 80, 85, 50];

const pillarsOf = (points: readonly (number | null)[], weights: readonly number[] = OFFICIAL) =>
  points.map((value, i) => ({ value, weight: weights[i] as number }));

describe('aggregateOverall', () => {
  it.each([
    ['the example', POINTS, 64.053, 65.12],
    ['bad effluent', POINTS.map((p, i) => (i === 2 ? 20 : p)), 53.967, 58.4],
    ['no digital suppliers', POINTS.map((p, i) => (i === 8 ? 0 : p)), 53.277, 61.12],
  ])('gives the method’s figures for %s', (_, points, geometric, arithmetic) => {
    const overall = aggregateOverall(pillarsOf(points));
    expect(overall.geometric).toBeCloseTo(geometric, 3);
    expect(overall.arithmetic).toBeCloseTo(arithmetic, 2);
  });

  it('gives the method’s design score', () => {
    const design = [70, 80, 75, 60, 80, 50, 60, 85, 50];
    const stages = ['M2', 'M3', 'M3', 'M2', 'M1', 'M2', 'M1', 'M3', 'M2'] as const;
    const points = design.map((value, i) => value * MILESTONE_FACTOR[stages[i] as 'M0']);
    expect(aggregateOverall(pillarsOf(points)).geometric).toBeCloseTo(34.03, 2);
  });

  it.each([
    ['official', '14 12 14 10 12 8 12 10 8', 64.05],
    ['RE100 manufacturer', '30 8 12 8 12 10 8 6 6', 62.17],
    ['water-intensive', '12 26 18 8 10 6 10 5 5', 65.2],
    ['electronics', '20 15 10 6 15 6 10 12 6', 65.09],
    ['smart factory', '10 6 8 6 18 4 18 18 12', 66.26],
    ['ESG fund', '18 14 22 16 6 14 6 2 2', 61.42],
  ])('gives the method’s figure under the weights of %s', (_, weights, score) => {
    const numbers = weights.split(' ').map(Number);
    const pillars = PILLAR_IDS.map((id, i) => ({ id, value: POINTS[i] as number }));
    const byId = Object.fromEntries(PILLAR_IDS.map((id, i) => [id, numbers[i]])) as Record<'GP', number>;
    expect(weightedScore(pillars, byId as never, [])).toBeCloseTo(score, 2);
    expect(weightedScore(pillars, byId as never, [{ overallCap: 39 }])).toBe(39);
  });

  const points = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 9, maxLength: 9 });

  it('stays between the floor and the best pillar, below the arithmetic mean', () => {
    fc.assert(
      fc.property(points, values => {
        const { geometric, arithmetic } = aggregateOverall(pillarsOf(values));
        const floored = values.map(value => Math.max(5, value));
        expect(geometric).toBeGreaterThanOrEqual(Math.min(...floored) - 1e-9);
        expect(geometric).toBeLessThanOrEqual(Math.max(...floored) + 1e-9);
        expect(geometric).toBeLessThanOrEqual(
          Math.max(arithmetic, aggregateOverall(pillarsOf(floored)).arithmetic) + 1e-9,
        );
      }),
    );
  });

  it('never falls when a pillar rises', () => {
    fc.assert(
      fc.property(points, fc.nat(8), fc.double({ min: 0, max: 100, noNaN: true }), (values, i, other) => {
        const better = values.map((value, j) => (j === i ? Math.max(value, other) : value));
        expect(aggregateOverall(pillarsOf(better)).geometric).toBeGreaterThanOrEqual(
          aggregateOverall(pillarsOf(values)).geometric - 1e-9,
        );
      }),
    );
  });

  it('depends on the ratios of the weights only', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0.001, max: 1_000, noNaN: true }), (values, factor) => {
        const scaled = OFFICIAL.map(weight => weight * factor);
        expect(aggregateOverall(pillarsOf(values, scaled)).geometric).toBeCloseTo(
          aggregateOverall(pillarsOf(values)).geometric,
          9,
        );
      }),
    );
  });

  it('leaves out pillars that are not shown, and is 0 without any', () => {
    expect(aggregateOverall(pillarsOf(POINTS.map((p, i) => (i < 5 ? p : null)))).shownWeight).toBeCloseTo(
      0.62,
      9,
    );
    expect(aggregateOverall(pillarsOf(POINTS.map(() => null)))).toMatchObject({
      geometric: 0,
      shownPillars: 0,
    });
  });
});
