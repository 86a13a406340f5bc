import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { SNAPSHOT_PART_BYTES, snapshotRpc, type SnapshotHeader, systemActor } from '#libs/contracts';
import { canonicalJson, hashDocument, keyIdOf, writeSnapshotFile } from '#libs/readiness';
import { answerRpc } from '#libs/testing';
import { type Stack, startStack } from '../test/start-stack.js';

jest.setTimeout(60_000);

const OPERATOR = 'operator-lan';
const pair = generateKeyPairSync('ed25519');
const pem = pair.publicKey.export({ format: 'pem', type: 'spki' }).toString();

function header(sequence: number, key: KeyObject = pair.publicKey): SnapshotHeader {
  return {
    format: 'greenzone-snapshot/1',
    sequence,
    kind: 'month',
    month: '2026-10',
    asOf: Date.UTC(2026, 9, 31, 17),
    createdAt: Date.UTC(2026, 10, 4),
    createdBy: systemActor('scoring'),
    method: 'HP-GSR 0.1',
    previous: null,
    key: { id: keyIdOf(key), publicKey: pem },
    simulated: true,
  };
}

/** A file as scoring would hand it out; large, so that it does not fit into one message. */
function makeFile(head: SnapshotHeader, privateKey: KeyObject = pair.privateKey, value = 61.5) {
  const filler = 'x'.repeat(SNAPSHOT_PART_BYTES + 1_000);
  const document = canonicalJson({ ...head, operating: { zones: [{ filler, value }] } });
  const hash = hashDocument(document);
  const signature = sign(null, Buffer.from(document), privateKey).toString('hex');
  return { hash, bytes: Buffer.from(writeSnapshotFile({ document, hash, signature })) };
}

describe('snapshots over HTTP', () => {
  const genuine = makeFile(header(1));
  const frozen: unknown[] = [];
  let stack: Stack;

  const verify = async (body: Uint8Array) => {
    const response = await fetch(`${stack.base}/api/v1/snapshots/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  beforeAll(async () => {
    stack = await startStack();
    const { nc } = stack;
    answerRpc(nc, snapshotRpc.list.subject, ({ before }: { before: number | null }) => ({
      items: before === null || before > 1 ? [{ ...header(1), hash: genuine.hash }] : [],
    }));
    answerRpc(nc, snapshotRpc.file.subject, ({ sequence, offset }: { sequence: number; offset: number }) => ({
      part:
        sequence === 1
          ? {
              base64: genuine.bytes.subarray(offset, offset + SNAPSHOT_PART_BYTES).toString('base64'),
              total: genuine.bytes.length,
            }
          : null,
    }));
    answerRpc(nc, snapshotRpc.keys.subject, () => ({
      items: [{ id: keyIdOf(pair.publicKey), publicKey: pem, algorithm: 'Ed25519', current: true }],
    }));
    answerRpc(nc, snapshotRpc.freeze.subject, (request: unknown) => {
      frozen.push(request);
      return { ...header(2), hash: genuine.hash };
    });
    await nc.flush();
  }, 90_000);

  afterAll(() => stack?.stop());

  it('hands a file out byte for byte', async () => {
    const response = await fetch(`${stack.base}/api/v1/snapshots/1`);
    expect(Buffer.from(await response.arrayBuffer()).equals(genuine.bytes)).toBe(true);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="greenzone-snapshot-1.json"',
    );
    expect(await stack.get('/api/v1/snapshots/2')).toMatchObject({
      status: 404,
      body: { code: 'SNAPSHOT.UNKNOWN' },
    });
    expect((await stack.get('/api/v1/snapshots/x')).status).toBe(400);
  });

  it('lists snapshots and keys', async () => {
    const list = await stack.get('/api/v1/snapshots?limit=1');
    expect(list.body).toMatchObject({ items: [{ sequence: 1, month: '2026-10' }], nextCursor: '1' });
    expect((await stack.get('/api/v1/snapshots?limit=1&cursor=1')).body).toEqual({
      items: [],
      nextCursor: null,
    });
    expect((await stack.get('/api/v1/snapshots/keys')).body).toMatchObject({ items: [{ current: true }] });
  });

  it('knows a genuine file', async () => {
    expect(await verify(genuine.bytes)).toMatchObject({
      status: 200,
      body: { genuine: true, check: null, claims: { sequence: 1, simulated: true }, difference: null },
    });
  });

  it('says what was altered, and where', async () => {
    const text = genuine.bytes.toString('utf8');
    expect((await verify(Buffer.from(text.replace('"value":61.5', '"value":91.5')))).body).toMatchObject({
      genuine: false,
      check: 'hash',
      difference: { path: 'operating.zones[0].value', held: '91.5', ours: '61.5' },
    });
    const pretty = JSON.stringify(JSON.parse(text), null, 2);
    expect((await verify(Buffer.from(pretty))).body).toMatchObject({
      genuine: false,
      check: 'file',
      claims: { sequence: 1 },
      difference: null,
    });
    const signedAnew = makeFile(header(1), generateKeyPairSync('ed25519').privateKey, 91.5);
    expect((await verify(signedAnew.bytes)).body).toMatchObject({
      genuine: false,
      check: 'signature',
      difference: { path: 'operating.zones[0].value' },
    });
    const stranger = generateKeyPairSync('ed25519');
    const forged = makeFile(header(1, stranger.publicKey), stranger.privateKey);
    expect((await verify(forged.bytes)).body).toMatchObject({
      genuine: false,
      check: 'key',
      difference: { path: 'key.id' },
    });
  });

  it('knows a snapshot of ours that is no longer in the chain', async () => {
    expect((await verify(makeFile(header(7)).bytes)).body).toMatchObject({ genuine: false, check: 'chain' });
    expect((await verify(makeFile(header(1), pair.privateKey, 62).bytes)).body).toMatchObject({
      genuine: false,
      check: 'chain',
    });
  });

  it('takes what is no snapshot calmly', async () => {
    expect((await verify(Buffer.from([0xff, 0x00]))).body).toMatchObject({
      genuine: false,
      check: 'file',
      claims: null,
    });
    expect((await verify(Buffer.from('null'))).body).toMatchObject({ genuine: false, check: 'file' });
    expect(await verify(Buffer.alloc(5 * 1024 ** 2, ' '))).toMatchObject({ status: 413 });
  });

  it('freezes for a named person only', async () => {
    const post = (headers: Record<string, string>, body: object) =>
      fetch(`${stack.base}/api/v1/snapshots`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    expect((await post({}, { kind: 'interim' })).status).toBe(400);
    expect((await post({ 'x-gz-actor': OPERATOR }, { month: '2026-13' })).status).toBe(400);
    expect(frozen).toEqual([]);
    const done = await post({ 'x-gz-actor': OPERATOR }, { kind: 'interim' });
    expect(done.status).toBe(201);
    expect(await done.json()).toMatchObject({ sequence: 2 });
    expect(frozen).toMatchObject([{ kind: 'interim', month: null, actor: { id: OPERATOR } }]);
  });
});
