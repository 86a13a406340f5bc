import { lineageRpc, scoringRpc, systemActor } from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { type Stack, startStack } from '../test/start-stack.js';

const ZONE = 'trang-due';
const HOUR = 3_600_000;
const AS_OF = Math.floor(Date.now() / HOUR) * HOUR;
const iso = (time: number) => new Date(time).toISOString();

describe('lineage over HTTP', () => {
  let stack: Stack;
  const asked: unknown[] = [];

  const answer = async (subject: string, reply: object) => {
    answerRpc(stack.nc, subject, question => {
      asked.push(question);
      return reply;
    });
    await stack.nc.flush();
  };

  beforeAll(async () => {
    stack = await startStack();
    await answer(scoringRpc.find.subject, { score: null });
    await answer(lineageRpc.explain.subject, { explanation: null });
    await answer(lineageRpc.changes.subject, { changes: null });
    await answer(scoringRpc.revisions.subject, {
      items: [
        {
          ...{ zone: ZONE, asOf: AS_OF, revision: 2, method: 'HP-GSR 0.1', value: 61, status: 'provisional' },
          ...{ reason: 'late-data', computedAt: AS_OF + 1, actor: systemActor('scoring'), inputsHash: 'ab' },
          changed: [{ part: 'windows', day: '2026-11-20' }],
        },
      ],
    });
    const counts = { n: 12, min: null, max: null, sum: null, increase: null, suspect: 1, failed: 0 };
    await answer(lineageRpc.windows.subject, {
      windows: {
        items: [AS_OF - 2 * HOUR, AS_OF - 100 * 24 * HOUR].map(start => ({
          ...{ start, end: start + HOUR, mean: 7, ...counts },
        })),
        next: AS_OF - HOUR,
      },
    });
  }, 90_000);

  afterAll(async () => {
    await stack?.stop();
  });

  beforeEach(() => {
    asked.length = 0;
  });

  it('asks for a score as of an hour, as known at a moment', async () => {
    const path = `/api/v1/zones/${ZONE}/score`;
    expect(await stack.get(`${path}?asOf=${iso(AS_OF)}&knownAt=${iso(AS_OF + 5)}`)).toMatchObject({
      ...{ status: 404, body: { code: 'SCORE.NOT_YET_COMPUTED' } },
    });
    expect(asked).toEqual([{ zone: ZONE, asOf: AS_OF, knownAt: AS_OF + 5 }]);
    expect(await stack.get(`${path}?revision=2`)).toMatchObject({ status: 400 });
    expect(await stack.get(`${path}?asOf=yesterday`)).toMatchObject({ status: 400 });
  });

  it('lists the revisions of an hour, each with a link that stays', async () => {
    const { status, body } = await stack.get(`/api/v1/zones/${ZONE}/score/revisions?asOf=${iso(AS_OF)}`);
    expect(status).toBe(200);
    const { items } = body as { items: { links: { href: string }[] }[] };
    expect(items[0]).toMatchObject({ revision: 2, changed: [{ part: 'windows', day: '2026-11-20' }] });
    await stack.get(items[0]?.links[0]?.href ?? '');
    expect(asked).toEqual([
      { zone: ZONE, asOf: AS_OF },
      { zone: ZONE, asOf: AS_OF, revision: 2 },
    ]);
  });

  it('leads from a window to its readings while these are kept', async () => {
    const device = `${ZONE}-power-01`;
    const query = `device=${device}&metric=power.active&tier=hour&limit=2`;
    const path = `/api/v1/zones/${ZONE}/score/indicators/GP4/windows?${query}`;
    const { status, body } = await stack.get(path);
    expect(status).toBe(200);
    const { items, nextCursor } = body as { items: { links: { href: string }[] }[]; nextCursor: string };
    expect(items[1]?.links).toEqual([]);
    const [link] = items[0]?.links ?? [];
    expect(await stack.get(link?.href ?? '')).toMatchObject({ status: 200, body: { items: [] } });
    await stack.get(`${path}&cursor=${nextCursor}`);
    expect(asked[1]).toMatchObject({ indicator: 'GP4', after: AS_OF - HOUR, limit: 2 });
  });

  it('compares with the day before unless told otherwise, and refuses what cannot be', async () => {
    const path = `/api/v1/zones/${ZONE}/score/changes`;
    expect(await stack.get(`${path}?to=${iso(AS_OF)}`)).toMatchObject({ status: 404 });
    expect(asked).toEqual([{ zone: ZONE, from: AS_OF - 24 * HOUR, to: AS_OF }]);
    expect(await stack.get(`${path}?from=${iso(AS_OF)}&to=${iso(AS_OF - HOUR)}`)).toMatchObject({
      status: 400,
    });
    expect(await stack.get(`/api/v1/zones/${ZONE}/score/indicators/XX9`)).toMatchObject({ status: 400 });
    expect(await stack.get('/api/v1/zones/nowhere/score/changes')).toMatchObject({ status: 404 });
  });
});
