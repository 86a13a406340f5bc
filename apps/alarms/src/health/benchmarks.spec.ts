import { type HealthFigures, judgeGuidelines } from './benchmarks.js';

const FIGURES: HealthFigures = {
  alarms: 400,
  tenMinutes: { mean: 0.4, peak: 12 },
  floods: { shareOfTime: 0.02 },
  chattering: [{}],
  stale: { count: 3 },
  frequent: [{ share: 0.025 }, { share: 0.025 }],
  priorities: [{ priority: 1, share: 0.1 }],
};
const judged = (more: Partial<HealthFigures> = {}) =>
  Object.fromEntries(
    judgeGuidelines({ ...FIGURES, ...more }).map(({ id, value, verdict }) => [id, [value, verdict]]),
  );

describe('judgeGuidelines', () => {
  it('compares each figure with what is good', () => {
    expect(judged()).toEqual({
      'mean-per-ten-minutes': [0.4, 'within'],
      'peak-per-ten-minutes': [12, 'beyond'],
      'share-of-time-in-flood': [0.02, 'beyond'],
      'share-of-top-ten': [0.05, 'within'],
      chattering: [1, 'beyond'],
      stale: [3, 'within'],
      'share-of-critical': [0.1, 'beyond'],
    });
  });

  it('says nothing of shares of too few alarms', () => {
    const few = judged({ alarms: 19, frequent: [{ share: 1 }] });
    expect([few['share-of-top-ten'], few['share-of-critical'], few['stale']]).toEqual([
      [1, 'few'],
      [0.1, 'few'],
      [3, 'within'],
    ]);
    expect(judged({ alarms: 20 })['share-of-critical']).toEqual([0.1, 'beyond']);
  });

  it('finds no critical ones where there are none', () => {
    expect(judged({ priorities: [] })['share-of-critical']).toEqual([0, 'within']);
  });
});
