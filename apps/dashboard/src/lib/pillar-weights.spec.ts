import fc from 'fast-check';
import { PILLARS, readWeights, setWeight, type Weights, weightsText } from './pillar-weights.js';

const OFFICIAL: Weights = { GP: 14, CW: 12, GE: 14, WT: 10, FC: 12, GF: 8, DT: 12, CN: 10, DS: 8 };
const sum = (weights: Weights) => PILLARS.reduce((total, id) => total + weights[id], 0);

describe('setWeight', () => {
  it('takes from the others what one gets, the most from the heaviest', () => {
    const next = setWeight(OFFICIAL, 'GP', 40);
    expect(next.GP).toBe(40);
    expect(sum(next)).toBe(100);
    expect(OFFICIAL.GE - next.GE).toBeGreaterThan(OFFICIAL.DS - next.DS);
  });

  it('keeps the sum at 100 and each between 0 and 40, whatever is moved in whatever order', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom(...PILLARS), fc.integer({ min: -10, max: 60 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(moves, all => {
        let weights = OFFICIAL;
        for (const [id, value] of all) {
          weights = setWeight(weights, id, value);
          expect(sum(weights)).toBe(100);
          expect(weights[id]).toBe(Math.min(40, Math.max(0, value)));
          for (const pillar of PILLARS) {
            expect(weights[pillar]).toBeGreaterThanOrEqual(0);
            expect(weights[pillar]).toBeLessThanOrEqual(40);
          }
        }
      }),
    );
  });
});

describe('weightsText', () => {
  it('is read again as it was; what is not nine weights is not read', () => {
    expect(readWeights(weightsText(OFFICIAL))).toEqual(OFFICIAL);
    expect(readWeights('GP:30,CW:8')).toBeNull();
    expect(readWeights(weightsText({ ...OFFICIAL, GP: 41 }))).toBeNull();
  });
});
