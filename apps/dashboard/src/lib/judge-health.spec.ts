import { figureOf, type HealthFigures } from './judge-health.js';

const health: HealthFigures = {
  alarms: 10,
  tenMinutes: { mean: 0.4, peak: 12 },
  floods: { shareOfTime: 0.02 },
  chattering: [{}],
  stale: { count: 3 },
  frequent: [{ share: 0.5 }, { share: 0.3 }],
  priorities: [{ priority: 1, share: 0.1 }],
};

describe('figureOf', () => {
  it.each([
    ['mean-per-ten-minutes', 0.4],
    ['peak-per-ten-minutes', 12],
    ['share-of-time-in-flood', 0.02],
    ['share-of-top-ten', 0.8],
    ['chattering', 1],
    ['stale', 3],
    ['share-of-critical', 0.1],
  ])('finds the figure of %s', (id, value) => expect(figureOf(id, health)?.value).toBeCloseTo(value));

  it('says nothing of a guideline it does not know', () => expect(figureOf('new', health)).toBeNull());
});
