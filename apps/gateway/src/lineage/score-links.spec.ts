import type { IndicatorExplanation, Score, UsedWindow } from '#libs/contracts';
import { linkExplanation, linkScore, linkWindow } from './score-links.js';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 24, 20, 30);
const AS_OF = Date.UTC(2026, 10, 24, 20);
const PINNED = 'asOf=2026-11-24T20%3A00%3A00.000Z&revision=2';
const score = {
  ...{ zone: 'do-son', asOf: AS_OF, revision: 2 },
  pillars: [{ id: 'GP' }, { id: 'CW' }],
  indicators: [
    { id: 'GP1', pillar: 'GP' },
    { id: 'CW2', pillar: 'CW' },
  ],
} as unknown as Score;

describe('links of a score', () => {
  it('lead from the score to its pillars’ indicators and their explanations, pinned to the revision', () => {
    const { links, pillars, indicators } = linkScore(score);
    expect(links.map(({ rel }) => rel)).toEqual(['self', 'revisions', 'changes', 'method']);
    const href = `/api/v1/zones/do-son/score/indicators/GP1?${PINNED}`;
    expect(links[0]?.href).toBe(`/api/v1/zones/do-son/score?${PINNED}`);
    expect(pillars[0]?.links).toEqual([{ rel: 'explanation', href, id: 'GP1' }]);
    expect(indicators[0]?.links).toEqual(pillars[0]?.links);
  });

  it('lead from an explanation to windows, series and readings, as far back as those are kept', () => {
    const use = { device: 'do-son-water-01', metric: 'water.pressure', tier: 'hour', to: AS_OF };
    const explanation = {
      score,
      definition: { id: 'CW2' },
      series: [
        { ...use, from: AS_OF - 30 * DAY_MS },
        { ...use, from: AS_OF - 365 * DAY_MS },
      ],
      delivery: [],
    } as unknown as IndicatorExplanation;
    const [month, year] = linkExplanation(explanation, NOW).series;
    expect(month?.links.map(({ rel }) => rel)).toEqual(['windows', 'series', 'readings']);
    expect(month?.links[0]?.href).toBe(
      '/api/v1/zones/do-son/score/indicators/CW2/windows' +
        `?device=do-son-water-01&metric=water.pressure&tier=hour&${PINNED}`,
    );
    expect(month?.links[2]?.href).toContain('from=2026-10-25T20%3A00');
    expect(year?.links[2]?.href).toContain('from=2026-08-26T20%3A30');
  });

  it('lead from a window to its readings only while these are kept', () => {
    const window = (start: number) => ({ start, end: start + DAY_MS }) as UsedWindow;
    expect(linkWindow(window(AS_OF - DAY_MS), 'a-1', 'b.c', NOW).links).toHaveLength(1);
    expect(linkWindow(window(AS_OF - 200 * DAY_MS), 'a-1', 'b.c', NOW).links).toEqual([]);
  });
});
