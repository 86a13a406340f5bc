import fc from 'fast-check';
import { PILLAR_IDS } from '../method/pillar-definition.js';
import { aggregateScore, type ScoredMember } from '../score/aggregate-score.js';
import { findWeightFault, type PillarWeights } from './pillar-weights.js';
import { weighScore } from './weigh-score.js';

const weightsOf = (text: string) =>
  Object.fromEntries(text.split(' ').map((weight, i) => [PILLAR_IDS[i], Number(weight)])) as PillarWeights;
const OFFICIAL = weightsOf('14 12 14 10 12 8 12 10 8');

/** Two indicators a pillar, so that each pillar has exactly these points. */
const membersOf = (points: readonly (number | null)[]): ScoredMember[] =>
  points.flatMap((score, i) =>
    [1, 2].map(n => ({
      ...{ id: `${PILLAR_IDS[i]}${n}`, pillar: PILLAR_IDS[i] as 'GP', weight: 50 },
      ...{ score, value: score, confidence: score === null ? 0 : 1 },
    })),
  );
const POINTS = [62, 71, 68, 55, 60, 45, 80, 85, 50];

const ownWeights = fc
  .array(fc.integer({ min: 1, max: 40 }), { minLength: 9, maxLength: 9 })
  .map(raw => {
    const sum = raw.reduce((a, b) => a + b, 0);
    return Object.fromEntries(PILLAR_IDS.map((id, i) => [id, ((raw[i] as number) * 100) / sum]));
  })
  .filter(weights => Object.values(weights).every(weight => weight <= 40))
  .map(weights => weights as PillarWeights);

describe('weighScore', () => {
  it.each([
    ['official', '14 12 14 10 12 8 12 10 8', 64.05],
    ['RE100 manufacturer', '30 8 12 8 12 10 8 6 6', 62.17],
    ['water-intensive', '12 26 18 8 10 6 10 5 5', 65.2],
    ['electronics', '20 15 10 6 15 6 10 12 6', 65.09],
    ['smart factory', '10 6 8 6 18 4 18 18 12', 66.26],
    ['ESG fund', '18 14 22 16 6 14 6 2 2', 61.42],
  ])('gives the method’s figure under the weights of %s', (_, text, score) => {
    const weights = weightsOf(text);
    expect(findWeightFault(weights)).toBeNull();
    expect(weighScore({ indicators: membersOf(POINTS), gates: [] }, weights).value).toBeCloseTo(score, 2);
  });

  it('gives the bits of the score itself under its own weights', () => {
    const indicators = membersOf([62, null, 68, 55, null, 45, 80, 85, 50]);
    const gate = { gate: 'G4' as const, event: 'e', document: 'd', overallCap: 59, pillarCaps: { GE: 49 } };
    const pillars = PILLAR_IDS.map(id => ({ id, weight: OFFICIAL[id] }));
    const { value, low, high, confidence } = aggregateScore({ pillars }, indicators, [gate]);
    expect(weighScore({ indicators, gates: [gate] }, OFFICIAL)).toMatchObject({
      value,
      low,
      high,
      confidence,
    });
  });

  it('keeps gates and floor whatever the weights', () => {
    const points = fc.array(fc.option(fc.double({ min: 0, max: 100, noNaN: true })), {
      minLength: 9,
      maxLength: 9,
    });
    fc.assert(
      fc.property(points, ownWeights, fc.integer({ min: 5, max: 90 }), (values, weights, overallCap) => {
        const gates = [{ gate: 'G3' as const, event: 'e', document: 'd', overallCap, pillarCaps: {} }];
        const { value, low, high, confidence, shownWeight } = weighScore(
          { indicators: membersOf(values), gates },
          weights,
        );
        expect([0 <= low, low <= value, value <= high, high <= overallCap]).toEqual([true, true, true, true]);
        if (values.some(one => one !== null)) expect(value).toBeGreaterThanOrEqual(5 - 1e-9);
        for (const share of [confidence, shownWeight]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });
});

describe('findWeightFault', () => {
  it('wants all nine, each from 0 to 40, together 100', () => {
    expect(findWeightFault({ ...OFFICIAL, GP: 15 })).toMatch('101');
    expect(findWeightFault({ ...OFFICIAL, GP: 41 })).toMatch('GP is 41');
    expect(findWeightFault({ ...OFFICIAL, GP: -1, CW: 27 })).toMatch('GP is -1');
    expect(findWeightFault({ ...OFFICIAL, GP: Number.NaN })).toMatch('GP is NaN');
    const { DS: _, ...eight } = OFFICIAL;
    expect(findWeightFault(eight)).toMatch('DS is missing');
    expect(findWeightFault(weightsOf('40 40 20 0 0 0 0 0 0'))).toBeNull();
  });
});
