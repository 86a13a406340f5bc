import { gzipSync } from 'node:zlib';
import { type DeadLetter, type Device, ingestRpc, type Receipt, subjects } from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { PostgresIdempotencyStore } from '../idempotency/postgres-idempotency.store.js';
import { registryData, type Stack, startStack } from '../test/start-stack.js';

const meters = registryData.devices.filter(({ kind }) => kind === 'power-main').slice(0, 3);

describe('many packs, compressed and repeated, over HTTP', () => {
  const now = Date.now();
  const receipts = new Map<string, Receipt>();
  let stack: Stack;
  let packs = 0;

  const packOf = ({ id }: Device, seq: number, value = 5) => [
    { bn: `urn:dev:gz:${id}:`, bt: now / 1_000, boot: 7, seq, n: 'power.active', u: 'kW', v: value },
  ];
  /** `furlong` is refused as a whole, `W` in part. */
  const line = (device: Device, seq: number, unit = 'kW') =>
    JSON.stringify({
      zone: device.zone,
      device: device.id,
      pack: packOf(device, seq).map(record => ({ ...record, u: unit })),
    });
  const letterOf = (device: string, zone: string, key: string): DeadLetter => ({
    ...{ id: `of-${key}`, reason: 'bad-unit', detail: 'record 1', zone, device, key },
    ...{ records: 1, bytes: 10, receivedAt: now, state: 'open' },
  });
  const postTo = async (path: string, body: Buffer | string, headers: Record<string, string>) => {
    const response = await fetch(`${stack.base}/api/v1/telemetry${path}`, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as Record<string, never> };
  };
  const postBatch = (body: Buffer | string, headers: Record<string, string> = {}) =>
    postTo('', body, { 'content-type': 'application/x-ndjson', ...headers });
  const postPack = (device: Device, body: string, headers: Record<string, string> = {}) =>
    postTo(`/${device.zone}/${device.id}`, body, { 'content-type': 'application/senml+json', ...headers });

  beforeAll(async () => {
    stack = await startStack();
    answerRpc<{ key: string }>(
      stack.nc,
      ingestRpc.receipt.subject,
      ({ key }) => receipts.get(key) ?? { key, state: 'unknown', deadLetters: [] },
    );
    // As ingest does: what comes in is stored, and its commit says so.
    stack.nc.subscribe('gz.part.v1.>', {
      callback: (_error, message) => {
        packs++;
        const [zone, device] = message.subject.split('.').slice(4) as [string, string];
        const [{ boot, seq, u }] = message.json<[{ boot: number; seq: number; u: string }]>();
        const key = `${device}:${boot}:${seq}`;
        const state = u === 'furlong' ? 'rejected' : 'committed';
        receipts.set(key, { key, state, deadLetters: u === 'W' ? [letterOf(device, zone, key)] : [] });
        const commit = { zone, device, boot, contiguousSeq: seq, missing: [], keys: [], at: now };
        void stack.publish(subjects.commit(zone, device), commit);
      },
    });
    await stack.nc.flush();
  }, 90_000);

  beforeEach(() => {
    packs = 0;
  });

  afterAll(() => stack?.stop(), 30_000);

  it('answers 200 when all of a batch is stored', async () => {
    const body = meters.map((meter, index) => line(meter, index + 1)).join('\n');
    const answer = await postBatch(gzipSync(body), { 'content-encoding': 'gzip' });
    expect(answer).toMatchObject({ status: 200, body: { counts: { committed: 3, rejected: 0 } } });
    expect(answer.body.items).toMatchObject(
      meters.map(({ id, zone }, index) => ({
        line: index + 1,
        zone,
        device: id,
        key: `${id}:7:${index + 1}`,
      })),
    );
  });

  it('answers 207 with the state of each when one is refused and one cannot be read', async () => {
    const [a, b] = meters as [Device, Device];
    const answer = await postBatch([line(b, 10), line(a, 9, 'furlong'), 'no json', ''].join('\r\n'));
    expect(answer.status).toBe(207);
    expect(answer.body.items).toMatchObject([
      { line: 1, state: 'committed' },
      { line: 2, state: 'rejected', key: `${a.id}:7:9` },
      { line: 3, state: 'invalid', code: 'REQUEST.INVALID', key: null },
    ]);
  });

  it('does not say that all is stored when records of a pack were refused', async () => {
    const [a, b] = meters as [Device, Device];
    const answer = await postBatch([line(b, 11), line(a, 12, 'W')].join('\n'));
    expect(answer).toMatchObject({ status: 207, body: { counts: { committed: 1, partly: 1 } } });
    expect(answer.body.items).toMatchObject([
      { state: 'committed', deadLetters: [] },
      { state: 'partly', deadLetters: [{ records: 1, key: `${a.id}:7:12` }] },
    ]);
  });

  it.each([
    ['an empty one', '\n\n', {}, 400, 'REQUEST.INVALID'],
    ['more lines than packs are waited for', '{}\n'.repeat(1_001), {}, 413, 'REQUEST.TOO_LARGE'],
    ['more than a MiB', 'x'.repeat(1024 ** 2 + 1), {}, 413, 'REQUEST.TOO_LARGE'],
    ['far more than a MiB', 'x'.repeat(3 * 1024 ** 2), {}, 413, 'REQUEST.TOO_LARGE'],
    [
      ...([
        'a gzip that becomes 128 MiB',
        gzipSync(Buffer.alloc(1024 ** 3 / 8)),
        { 'content-encoding': 'gzip' },
      ] as const),
      ...([413, 'REQUEST.TOO_LARGE'] as const),
    ],
    ['one that is no gzip', '{}', { 'content-encoding': 'gzip' }, 400, 'REQUEST.INVALID'],
    ['a form', '{}', { 'content-type': 'application/json' }, 415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE'],
  ])('refuses %s', async (_what, body, headers, status, code) => {
    expect(await postBatch(body, headers)).toMatchObject({ status, body: { code, status } });
    expect(packs).toBe(0);
  });

  it('takes one pack compressed, and bounds what it becomes', async () => {
    const [meter] = meters as [Device];
    const gzip = { 'content-encoding': 'gzip', 'content-type': 'application/senml+json' };
    const path = `/${meter.zone}/${meter.id}`;
    const good = gzipSync(JSON.stringify(packOf(meter, 20)));
    expect(await postTo(path, good, gzip)).toMatchObject({ status: 200, body: { state: 'committed' } });
    const bomb = gzipSync(`[${' '.repeat(300 * 1024)}]`);
    expect(await postTo(path, bomb, gzip)).toMatchObject({
      status: 413,
      body: { code: 'REQUEST.TOO_LARGE' },
    });
  });

  it('gives the same receipt to the same key and body, without sending it again', async () => {
    const [meter] = meters as [Device];
    const key = { 'idempotency-key': 'first-try-of-30' };
    const body = JSON.stringify(packOf(meter, 30));
    const first = await postPack(meter, body, key);
    expect(first).toMatchObject({ status: 200 });
    expect(packs).toBe(1);
    expect(await postPack(meter, body, key)).toEqual(first);
    expect(packs).toBe(1);
    const batchKey = { 'idempotency-key': 'batch-of-31' };
    const batch = await postBatch(line(meter, 31), batchKey);
    expect(await postBatch(line(meter, 31), batchKey)).toEqual(batch);
    expect(packs).toBe(2);
  });

  it('refuses a key that another body has, whatever the body is, after a restart too', async () => {
    const [meter, other] = meters as [Device, Device];
    const key = { 'idempotency-key': 'first-try-of-40' };
    expect((await postPack(meter, JSON.stringify(packOf(meter, 40)), key)).status).toBe(200);
    packs = 0;
    expect(await postPack(meter, JSON.stringify(packOf(meter, 40, 6)), key)).toMatchObject({
      ...{ status: 422, body: { code: 'REQUEST.IDEMPOTENCY_KEY_REUSED' } },
    });
    expect(packs).toBe(0);
    // The key counts for a device: others choose theirs without knowing of each other.
    expect((await postPack(other, JSON.stringify(packOf(other, 41)), key)).status).toBe(200);
    expect(await postPack(meter, '[]', { 'idempotency-key': 'no spaces' })).toMatchObject({ status: 400 });
    const another = new PostgresIdempotencyStore(stack.dataSource);
    const claim = { scope: `pack ${meter.zone}/${meter.id}`, key: 'first-try-of-40', digest: 'other' };
    expect(await another.claim(claim, now, 0)).toMatch(/^[\w-]{43}$/);
  });

  it('lets one of many at once take a key, and forgets keys in time', async () => {
    const store = new PostgresIdempotencyStore(stack.dataSource);
    const claims = Array.from({ length: 8 }, (_, index) =>
      store.claim({ scope: 's', key: 'k', digest: `d${index}` }, 1_000, 0),
    );
    const answers = await Promise.all(claims);
    expect(answers.filter(digest => digest === undefined)).toHaveLength(1);
    expect(new Set(answers).size).toBe(2);
    expect(await store.claim({ scope: 's', key: 'other', digest: 'x' }, 3_000, 2_000)).toBeUndefined();
    expect(await store.claim({ scope: 's', key: 'k', digest: 'new' }, 3_000, 2_000)).toBeUndefined();
  });
});
