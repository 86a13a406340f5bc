import { type Fact, factsRpc, type RegistryChanged, scoringRpc, subjects } from '#libs/contracts';
import { answerRpc, eventually } from '#libs/testing';
import { factRow, HOUR, scoreRow, seededMethod } from '../test/edition.builder.js';
import { registryData, type Stack, startStack } from '../test/start-stack.js';

interface Told {
  readonly items: {
    id: number;
    zone: string;
    change: string;
    unmet: { need: string }[];
    readAt: number | null;
  }[];
  readonly unread: number;
}

describe('saved searches on real servers', () => {
  let stack: Stack;
  const [first, second] = registryData.zones.map(({ code }) => code) as [string, string];
  const power = new Map<string, number>([[first, 12_000]]);
  const tell = (zone: string, kw: number) => {
    power.set(zone, kw);
    const change: RegistryChanged = { kind: 'facts', zone, at: Date.now() };
    return stack.publish(subjects.registry('facts'), change);
  };
  const ask = async <Body>(path: string, init: RequestInit = {}, actor = 'investor-ha') => {
    const headers = { 'x-gz-actor': actor, 'content-type': 'application/json' };
    const response = await fetch(`${stack.base}/api/v1${path}`, { ...init, headers });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body };
  };
  const save = (name: string, body: object, actor?: string) =>
    ask<{ id: string; matching: string[]; code?: string; parameters: string }>(
      '/saved-searches',
      { method: 'POST', body: JSON.stringify({ name, ...body }) },
      actor,
    );
  const told = async (query = '', actor?: string) =>
    (await ask<Told>(`/search-notifications${query}`, {}, actor)).body;
  /** Follows the stream until so many notifications have come. */
  const follow = async (count: number, lastEventId?: number) => {
    const stop = new AbortController();
    const response = await fetch(`${stack.base}/api/v1/search-notifications/live?actor=investor-ha`, {
      ...{ signal: stop.signal },
      headers: lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) },
    });
    const ids: number[] = [];
    const reading = (async () => {
      let text = '';
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += new TextDecoder().decode(chunk);
        ids.splice(0, ids.length, ...[...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)));
        if (ids.length >= count) break;
      }
      stop.abort();
      return ids;
    })();
    return { reading };
  };

  beforeAll(async () => {
    stack = await startStack();
    answerRpc(stack.nc, scoringRpc.method.subject, () => ({ ...seededMethod, indicators: [] }));
    answerRpc<{ zone: string }>(stack.nc, scoringRpc.current.subject, ({ zone }) => ({
      ...{ score: scoreRow(zone, 60, { asOf: HOUR }), items: [] },
    }));
    answerRpc<{ zone: string }>(stack.nc, factsRpc.facts.subject, ({ zone }): { items: Fact[] } => ({
      items: [factRow(zone, 'power.capacity_available_kw', power.get(zone) ?? 0, 'kW')],
    }));
    await eventually(
      () => stack.get('/api/v1/ranking'),
      ({ status }) => status === 200,
    );
  }, 90_000);

  afterAll(() => stack?.stop());

  it('saves with what matches now, lists only one’s own, and tells of nothing that was so before', async () => {
    const { status, body } = await save('10 MW', { needs: { powerMw: 10 }, preset: 'esg-fund' });
    expect({ status, matching: body.matching }).toEqual({ status: 201, matching: [first] });
    expect(body.parameters).toBe('powerMw=10&preset=esg-fund');
    const own = await ask<{ items: { name: string }[] }>('/saved-searches');
    expect(own.body.items.map(({ name }) => name)).toEqual(['10 MW']);
    const others = await ask<{ items: unknown[] }>('/saved-searches', {}, 'investor-sato');
    expect(others.body.items).toEqual([]);
    expect(await told()).toMatchObject({ items: [], unread: 0 });
    expect((await save('x', { needs: {} }, 'nobody')).body.code).toBe('ACTOR.UNKNOWN');
    expect((await save('x', { preset: 'nothing' })).body.code).toBe('WEIGHTS.INVALID');
    const log = await stack.dataSource.query<unknown[]>(
      "SELECT id FROM commands WHERE command = 'save-search'",
    );
    expect(log.length).toBeGreaterThan(0);
  });

  it('tells its owner, and nobody else, when a zone starts and stops to match, as it happens', async () => {
    const { reading } = await follow(2);
    await tell(second, 11_000);
    await eventually(told, ({ items }) => items.length === 1);
    await tell(first, 9_000);
    const ids = await reading;
    const { items, unread } = await told();
    expect(items).toMatchObject([
      { zone: first, change: 'stopped', unmet: [{ need: 'powerMw', state: 'short', offered: 9 }] },
      { zone: second, change: 'started', unmet: [] },
    ]);
    expect(ids).toEqual(items.map(({ id }) => id).reverse());
    expect(unread).toBe(2);
    expect((await told('', 'investor-sato')).items).toEqual([]);
  }, 20_000);

  it('tells once what changed while the gateway was down, also to who comes back later', async () => {
    const newest = (await told()).items[0]?.id as number;
    await stack.restartGateway(() => tell(first, 20_000));
    const { items } = await eventually(told, ({ items: all }) => all.length === 3, 20_000);
    expect(items[0]).toMatchObject({ zone: first, change: 'started', readAt: null });
    const { reading } = await follow(1, newest);
    expect(await reading).toEqual([items[0]?.id]);
    await stack.restartGateway(async () => undefined);
    await eventually(
      () => stack.get('/api/v1/ranking'),
      ({ status }) => status === 200,
    );
    await tell(second, 12_000);
    await eventually(
      () =>
        stack.dataSource.query<{ edition_id: string }[]>('SELECT DISTINCT edition_id FROM saved_searches'),
      rows => rows.length === 1,
    );
    expect((await told()).items).toHaveLength(3);
  }, 60_000);

  it('marks as read, pages, and stops with a search that is removed', async () => {
    const { items } = await told('?limit=2');
    const read = await ask<{ marked: number }>('/search-notifications/read', {
      ...{ method: 'POST', body: JSON.stringify({ upTo: items[1]?.id }) },
    });
    expect(read.body).toEqual({ marked: 2 });
    const { items: left, unread } = await told('?unread=true');
    expect({ ids: left.map(({ id }) => id), unread }).toEqual({ ids: [items[0]?.id], unread: 1 });
    const rest = await told(`?limit=2&cursor=${items[1]?.id}`);
    expect(rest.items).toHaveLength(1);
    const own = await ask<{ items: { id: string }[] }>('/saved-searches');
    const path = `/saved-searches/${own.body.items[0]?.id}`;
    expect((await ask(path, { method: 'DELETE' }, 'investor-sato')).status).toBe(404);
    expect((await ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(path, { method: 'DELETE' })).status).toBe(404);
  });
});
