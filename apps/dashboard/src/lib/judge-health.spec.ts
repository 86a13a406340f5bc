import { figureOf, type HealthFigures, judgeHealth } from './judge-health.js';

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

describe('judgeHealth', () => {
  const topTen = { max: 0.05, fewestAlarms: 200 };

  it('compares with what is good', () => {
    expect(judgeHealth(0.05, topTen, 200)).toBe('within');
    expect(judgeHealth(0.06, topTen, 200)).toBe('beyond');
  });

  it('says nothing of too few alarms: the ten most frequent of ten are all of them', () => {
    expect(judgeHealth(1, topTen, 10)).toBe('few');
    expect(judgeHealth(0, topTen, 0)).toBe('few');
    expect(judgeHealth(3, { max: 5, fewestAlarms: 0 }, 0)).toBe('within');
  });
});
