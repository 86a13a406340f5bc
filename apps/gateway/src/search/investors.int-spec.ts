import { factsRpc, type Score, scoringRpc, subjects } from '#libs/contracts';
import { answerRpc, eventually } from '#libs/testing';
import { factRow, HOUR, scoreRow, seededMethod } from '../test/edition.builder.js';
import type { Ranking } from '../ranking/ranking.schema.js';
import { registryData, type Stack, startStack } from '../test/start-stack.js';
import type { SearchAnswer } from './search.schema.js';

const NEXT_HOUR = HOUR + 3_600_000;
const operating = registryData.zones.filter(({ status }) => status === 'operating');

describe('ranking and search on real servers', () => {
  let stack: Stack;
  const scores = new Map<string, Score>(
    registryData.zones.map(({ code, status }, i) => [code, scoreRow(code, 50 + i / 2, { track: status })]),
  );
  const summary = ({ indicators: _, underReview: _other, ...rest }: Score) => rest;
  const change = async (score: Score) => {
    scores.set(score.zone, score);
    await stack.publish(subjects.score(score.zone), summary(score));
  };
  const ranking = async (query = '') => (await stack.get(`/api/v1/ranking${query}`)).body as Ranking;
  const search = async (body: object) => {
    const response = await fetch(`${stack.base}/api/v1/zones/search`, {
      ...{ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    });
    return { status: response.status, body: (await response.json()) as SearchAnswer & { code?: string } };
  };
  const [first, second] = operating.map(({ code }) => code) as [string, string];

  beforeAll(async () => {
    stack = await startStack();
    answerRpc(stack.nc, scoringRpc.method.subject, () => ({ ...seededMethod, indicators: [] }));
    answerRpc<{ zone: string }>(stack.nc, scoringRpc.current.subject, ({ zone }) => ({
      ...{ score: scores.get(zone) ?? null, items: [] },
    }));
    answerRpc<{ zone: string }>(stack.nc, factsRpc.facts.subject, ({ zone }) => ({
      items: [
        factRow(zone, 'power.capacity_available_kw', zone === first ? 12_000 : 3_000, 'kW'),
        factRow(zone, 'land.available_ha', 20, 'ha'),
      ],
    }));
    await eventually(
      () => stack.get('/api/v1/ranking'),
      ({ status }) => status === 200,
    );
  }, 90_000);

  afterAll(() => stack?.stop());

  it('ranks from memory, answers 304 to whoever has the answer, keeps the tracks apart', async () => {
    const { status, headers, body } = await stack.get('/api/v1/ranking');
    const { ranked, notRanked, track, edition } = body as Ranking;
    expect({ status, track, asOf: edition.asOf }).toEqual({ status: 200, track: 'operating', asOf: HOUR });
    expect(ranked.map(({ zone }) => zone)).toEqual(
      operating
        .toReversed()
        .slice(0, 7)
        .map(({ code }) => code),
    );
    expect(ranked.length + notRanked.length).toBe(operating.length);
    const again = await fetch(`${stack.base}/api/v1/ranking`, {
      headers: { 'if-none-match': headers.get('etag') as string },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const planned = await ranking('?track=planned');
    expect([...planned.ranked, ...planned.notRanked]).toHaveLength(25);
  });

  it('refuses weights that are not as agreed with a code of their own', async () => {
    expect(await stack.get('/api/v1/ranking?weights=GP:40,CW:40,GE:30')).toMatchObject({
      ...{ status: 400, body: { code: 'WEIGHTS.INVALID' } },
    });
    expect(await stack.get('/api/v1/ranking?weights=nonsense')).toMatchObject({
      ...{ status: 400, body: { code: 'REQUEST.INVALID' } },
    });
    expect(await stack.get('/api/v1/ranking?preset=nobody')).toMatchObject({ status: 400 });
  });

  it('says of each need met, short by how much, or unknown, with the figure behind it', async () => {
    const { status, body } = await search({ needs: { powerMw: 10, landHa: 15, mobile5gPct: 90 } });
    expect(status).toBe(200);
    expect(body.operating).toHaveLength(14);
    expect(body.planned).toHaveLength(25);
    const [best, next] = body.operating;
    expect(best).toMatchObject({ zone: first, matches: false, met: 2, unknown: 1 });
    expect(best?.needs.map(({ need, state }) => [need, state])).toEqual([
      ['powerMw', 'met'],
      ['landHa', 'met'],
      ['mobile5gPct', 'unknown'],
    ]);
    expect(next?.needs[0]).toMatchObject({
      ...{ state: 'short', shortBy: 7, offered: 3, unit: 'MW' },
      evidence: [
        {
          ...{ kind: 'fact', name: 'power.capacity_available_kw', value: 3_000, unit: 'kW', level: 'L3' },
          ...{ source: 'test', simulated: true, ageDays: 327 },
        },
      ],
    });
    expect(body.simulated).toBe(true);
    expect((await search({ needs: { megawatts: 10 } })).status).toBe(400);
    expect((await search({ needs: { powerMw: -1 } })).status).toBe(400);
    expect((await search({ needs: {}, weights: { GP: 100 } })).body.code).toBe('WEIGHTS.INVALID');
  });

  it('gives the same answer by its link after everything has changed, and says that newer is known', async () => {
    const wish = { needs: { powerMw: 2, landHa: 15 }, preset: 'esg-fund' };
    const before = (await search(wish)).body;
    const rankedBefore = await ranking('?preset=esg-fund');
    const { link, page } = before;
    await eventually(
      async () => (await stack.dataSource.query<unknown[]>('SELECT id FROM editions')).length,
      count => count > 0,
    );
    await change(scoreRow(second, 99, { asOf: NEXT_HOUR }));
    await eventually(
      () => ranking(),
      ({ ranked }) => ranked[0]?.zone === second,
    );
    const now = (await search(wish)).body;
    expect(now.operating[0]?.zone).toBe(second);
    const after = (await stack.get(link)).body as SearchAnswer;
    expect(after).toEqual({ ...before, newer: now.edition });
    expect(await ranking(new URL(rankedBefore.link, 'http://x').search)).toEqual({
      ...{ ...rankedBefore, newer: now.edition },
    });
    const byHour = `/api/v1/zones/search?powerMw=2&landHa=15&preset=esg-fund&asOf=${new Date(HOUR).toISOString()}`;
    expect((await stack.get(byHour)).body).toEqual(after);
    expect(page).toMatch(/^\/find\?powerMw=2&landHa=15&preset=esg-fund&/);
    expect(await stack.get('/api/v1/ranking?edition=e0123456789abcdef')).toMatchObject({
      ...{ status: 404, body: { code: 'EDITION.UNKNOWN' } },
    });
    expect((await stack.get(`${link}&method=other`)).status).toBe(400);
  });

  it('has what changed while the broker was away', async () => {
    const { edition } = await ranking();
    await stack.restartBroker();
    await eventually(
      () =>
        change(scoreRow(first, 99.5, { asOf: NEXT_HOUR })).then(
          () => true,
          () => false,
        ),
      Boolean,
      20_000,
    );
    const { ranked, edition: later } = await eventually(
      () => ranking(),
      ({ ranked: places }) => places[0]?.zone === first,
      20_000,
    );
    expect(ranked[0]?.rank).toBe(1);
    expect(later.id).not.toBe(edition.id);
  }, 60_000);
});
