import { type DeadLetterDetail, type DeadLetterRun, deadLetterRpc as rpc } from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { type Answer, type Stack, startStack } from '../test/start-stack.js';

const BYTES = Buffer.concat([Buffer.from('<script>alert(1)</script>\0'), Buffer.alloc(700_000, 7)]);
const letter: DeadLetterDetail = {
  ...{ id: 'abc_-1', reason: 'unknown-device', detail: 'no such device', zone: 'trang-due', device: 'x-01' },
  ...{ key: 'x-01:1:1', records: null, bytes: BYTES.length, receivedAt: 1, state: 'open', history: [] },
};
const run: DeadLetterRun = {
  ...{ run: '019a3b54-0000-7000-8000-000000000000', replayed: 1, packs: 1, skipped: [], remaining: 0 },
  nextCursor: null,
};

describe('dead letters over HTTP', () => {
  let stack: Stack;
  let asked: { [subject: string]: unknown } = {};
  let skipped: DeadLetterRun['skipped'] = [];

  const answer = <Data>(subject: string, reply: (data: Data) => unknown) =>
    answerRpc<Data>(stack.nc, subject, data => {
      asked[subject] = data;
      return reply(data);
    });
  const post = async (path: string, body?: unknown, actor = 'operator-lan'): Promise<Answer> => {
    const response = await fetch(`${stack.base}/api/v1/dead-letters${path}`, {
      method: 'POST',
      headers: {
        ...(actor && { 'x-gz-actor': actor }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  beforeAll(async () => {
    stack = await startStack();
    answer(rpc.list.subject, () => ({ items: [letter], nextCursor: null }));
    answer(rpc.counts.subject, () => ({
      ...{ total: 3, isCut: false },
      items: [{ day: '2026-11-24', zone: 'trang-due', reason: 'unknown-device', state: 'open', count: 3 }],
    }));
    answer<{ id: string }>(rpc.find.subject, ({ id }) => ({ letter: id === letter.id ? letter : null }));
    answer<{ id: string; offset: number }>(rpc.bytes.subject, ({ id, offset }) => ({
      part:
        id === 'gone'
          ? null
          : { base64: BYTES.subarray(offset, offset + 300_000).toString('base64'), total: BYTES.length },
    }));
    answer(rpc.replay.subject, () => ({ ...run, skipped }));
    answer(rpc.outcome.subject, () => ({ outcome: null }));
    answer(rpc.dismiss.subject, () => ({ dismissed: 1, remaining: 0 }));
    await stack.nc.flush();
  }, 90_000);

  beforeEach(() => {
    asked = {};
    skipped = [];
  });

  afterAll(() => stack?.stop(), 30_000);

  it('lists, counts and shows what was asked for', async () => {
    const from = '2026-11-01T00:00:00Z';
    const list = await stack.get(
      `/api/v1/dead-letters?reason=unknown-device&state=open&from=${from}&limit=5`,
    );
    expect(list.body).toMatchObject({ items: [{ id: letter.id, state: 'open' }] });
    expect(asked[rpc.list.subject]).toMatchObject({
      reason: 'unknown-device',
      from: Date.parse(from),
      limit: 5,
    });
    expect((await stack.get('/api/v1/dead-letters/counts')).body).toMatchObject({ total: 3 });
    expect((await stack.get(`/api/v1/dead-letters/${letter.id}`)).body).toEqual(letter);
    expect(await stack.get('/api/v1/dead-letters/none')).toMatchObject({
      ...{ status: 404, body: { code: 'DEADLETTER.UNKNOWN' } },
    });
  });

  it('gives the bytes as they came, in a way that no browser shows', async () => {
    const response = await fetch(`${stack.base}/api/v1/dead-letters/${letter.id}/bytes`);
    expect(Buffer.from(await response.arrayBuffer()).equals(BYTES)).toBe(true);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="dead-letter-abc_-1.bin"');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await stack.get('/api/v1/dead-letters/gone/bytes')).toMatchObject({
      ...{ status: 404, body: { code: 'DEADLETTER.BYTES_GONE' } },
    });
  });

  it('replays as somebody, and records it', async () => {
    const answered = await post('/replay', {
      reason: 'unknown-device',
      device: 'x-01',
      limit: 7,
      dryRun: true,
    });
    expect(answered).toMatchObject({ status: 200, body: { replayed: 1 } });
    expect(asked[rpc.replay.subject]).toMatchObject({
      selection: { filter: { reason: 'unknown-device', device: 'x-01' }, limit: 7 },
      ...{ dryRun: true, actor: { id: 'operator-lan', role: 'operator' } },
    });
    expect((await post(`/${letter.id}/replay`)).body).toMatchObject({ run: run.run });
    const rows = await stack.dataSource.query<{ command: string; target: string; actor_id: string }[]>(
      'SELECT command, target, actor_id FROM commands ORDER BY at',
    );
    expect(rows.map(({ command, target }) => `${command} ${target}`)).toEqual([
      'replay-dead-letters device=x-01 reason=unknown-device',
      `replay-dead-letter ${letter.id}`,
    ]);
  });

  it('says why one letter cannot be replayed', async () => {
    skipped = [{ id: letter.id, code: 'DEADLETTER.NOT_REPLAYABLE', why: 'It is solved already.' }];
    expect(await post(`/${letter.id}/replay`)).toMatchObject({
      status: 409,
      body: { code: 'DEADLETTER.NOT_REPLAYABLE', detail: 'It is solved already.' },
    });
  });

  it('gives up only with a reason, and does nothing for a stranger or for a body that is none', async () => {
    expect(await post(`/${letter.id}/dismiss`, { note: 'device was replaced' })).toMatchObject({
      body: { dismissed: 1 },
    });
    expect(asked[rpc.dismiss.subject]).toMatchObject({ note: 'device was replaced' });
    asked = {};
    expect(await post(`/${letter.id}/dismiss`)).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID' },
    });
    expect(await post('/replay', '{')).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
    expect(await post('/replay', { nonsense: 1 })).toMatchObject({ status: 400 });
    expect(await post('/replay', {}, 'nobody')).toMatchObject({ body: { code: 'ACTOR.UNKNOWN' } });
    expect(asked).toEqual({});
  });
});
