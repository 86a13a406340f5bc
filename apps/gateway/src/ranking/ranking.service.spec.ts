import type { PillarWeights } from '#libs/readiness';
import { HOUR, scoreRow, seededMethod, zoneRow } from '../test/edition.builder.js';
import { toEdition } from '../editions/edition.js';
import type { EditionsService } from '../editions/editions.service.js';
import { RankingService } from './ranking.service.js';
import { weightsText, weightsTextSchema } from './weights-text.js';

const gate = { gate: 'G3' as const, event: 'e', document: 'd', overallCap: 49, pillarCaps: {} };
const edition = toEdition(
  {
    method: seededMethod,
    zones: [
      ['a', scoreRow('a', 80)],
      ['b', scoreRow('b', 70, { gates: [gate] })],
      ['c', scoreRow('c', 60)],
      ['d', scoreRow('d', 90, { status: 'insufficient' })],
      ['e', null],
      ['p', scoreRow('p', 99, { track: 'planned', confidence: 0.2 })],
    ].map(([code, score]) => ({
      zone: zoneRow(code as string, code === 'p' ? { status: 'planned' } : {}),
      score: score as ReturnType<typeof scoreRow> | null,
      facts: [],
    })),
  },
  HOUR,
);
const service = new RankingService({
  find: async () => edition,
  current: () => edition,
} as unknown as EditionsService);
const RE100 = '30 8 12 8 12 10 8 6 6'.split(' ').map(Number);
const own = Object.fromEntries(seededMethod.pillars.map(({ id }, i) => [id, RE100[i]])) as PillarWeights;

describe('RankingService', () => {
  it('ranks operating zones alone, names the top half, says why others have no place', async () => {
    const { ranked, notRanked, preset, weights } = await service.rank({ track: 'operating' });
    expect(ranked.map(({ zone, rank }) => [zone, rank])).toEqual([
      ['a', 1],
      ['c', 2],
    ]);
    expect(notRanked.map(({ zone, reason }) => [zone, reason])).toEqual([
      ['b', 'lower-half'],
      ['d', 'insufficient-data'],
      ['e', 'no-score'],
    ]);
    expect({ preset, sum: Object.values(weights).reduce((a, b) => a + b) }).toEqual({
      ...{ preset: 'official', sum: 100 },
    });
    const { ranked: planned } = await service.rank({ track: 'planned' });
    expect(planned.map(({ zone }) => zone)).toEqual(['p']);
  });

  it('shows the own score beside the official one; gates hold under any weights', async () => {
    const preset = await service.rank({ track: 'operating', preset: 're100-manufacturer' });
    const typed = await service.rank({ track: 'operating', weights: own });
    expect(typed.ranked).toEqual(preset.ranked);
    expect(typed).toMatchObject({ preset: null, weights: own });
    expect(typed.ranked[0]?.score).toMatchObject({ official: { value: 80 }, officialRank: 1, grade: 'B' });
    expect(typed.ranked[0]?.score.value).toBeCloseTo(80, 9);
    expect(typed.notRanked[0]?.score).toMatchObject({ value: 49, gates: [{ gate: 'G3' }] });
  });

  it.each([
    [{ weights: { ...own, GP: 31 } }, '101'],
    [{ weights: { ...own, GP: 41, CW: 0 } }, 'GP is 41'],
    [{ weights: { GP: 40, CW: 40, GE: 20 } }, 'WT is missing'],
    [{ preset: 'nobody' }, 'There is no preset nobody'],
    [{ preset: 'official', weights: own }, 'not both'],
  ])('refuses %j', async (query, message) => {
    await expect(service.rank({ track: 'operating', ...query })).rejects.toMatchObject({
      code: 'WEIGHTS.INVALID',
      message: expect.stringContaining(message) as string,
    });
  });

  it('gives a link that says weights and edition', async () => {
    const { link } = await service.rank({ track: 'operating', weights: own });
    const query = new URL(link, 'http://x').searchParams;
    expect(query.get('edition')).toBe(edition.id);
    expect(weightsTextSchema.parse(query.get('weights'))).toEqual(own);
    expect(weightsText(own)).toBe(query.get('weights'));
    expect(weightsTextSchema.safeParse('GP:30;CW:8').success).toBe(false);
  });
});
