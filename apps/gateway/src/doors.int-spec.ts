import { jetstream } from '@nats-io/jetstream';
import {
  CONSUMERS,
  type DeadLetter,
  type Device,
  deadLetterHeaders,
  ingestRpc,
  type Receipt,
  STREAMS,
  subjects,
} from '#libs/contracts';
import { provisionStreams } from '#libs/messaging';
import { encodeSenmlCbor } from '#libs/telemetry';
import { answerRpc, eventually } from '#libs/testing';
import { registryData, type Stack, startStack } from './test/start-stack.js';

const ZONE = 'trang-due';
const meter = registryData.devices.find(
  device => device.zone === ZONE && device.kind === 'power-main',
) as Device;
const decoder = new TextDecoder();

describe('the doors of the gateway on real servers', () => {
  const now = Date.now();
  const receipts = new Map<string, Receipt>();
  let stack: Stack;

  const keyOf = (seq: number) => `${meter.id}:1000:${seq}`;
  const pack = (seq: number) =>
    JSON.stringify([
      { bn: `urn:dev:gz:${meter.id}:`, bt: now / 1_000, boot: 1_000, seq, n: 'power.active', u: 'kW', v: 5 },
    ]);
  const post = (body: string | Uint8Array<ArrayBuffer>, type = 'application/senml+json') =>
    fetch(`${stack.base}/api/v1/telemetry/${ZONE}/${meter.id}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
  const commit = (contiguousSeq: number) =>
    stack.publish(subjects.commit(ZONE, meter.id), {
      ...{ zone: ZONE, device: meter.id, boot: 1_000, contiguousSeq, missing: [], keys: [], at: now },
    });
  const letter = (seq: number, records: number | null): DeadLetter => ({
    ...{
      id: `id-${seq}`,
      reason: 'bad-unit',
      detail: 'record 1: unit furlong',
      zone: ZONE,
      device: meter.id,
    },
    ...{ key: keyOf(seq), records, bytes: 10, receivedAt: now, state: 'open' },
  });
  const group = (t: number, value: number) => ({
    ...{ zone: ZONE, committedAt: now },
    packs: [
      {
        ...{ device: meter.id, key: `k${t}`, boot: null, seq: null, lane: 'live', receivedAt: now },
        rows: [{ t, values: { 'power.active': value } }],
      },
    ],
  });

  beforeAll(async () => {
    stack = await startStack();
    answerRpc(stack.nc, ingestRpc.receipt.subject, data => {
      const { key } = data as { key: string };
      return receipts.get(key) ?? { key, state: 'unknown', deadLetters: [] };
    });
    await stack.nc.flush();
  }, 90_000);

  afterAll(() => stack?.stop(), 30_000);

  it('answers 200 to a pack only when its commit has come', async () => {
    let isAnswered = false;
    const answer = post(pack(7)).finally(() => {
      isAnswered = true;
    });
    await new Promise(resolve => setTimeout(resolve, 300));
    await commit(6);
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(isAnswered).toBe(false);
    receipts.set(keyOf(7), { key: keyOf(7), state: 'committed', deadLetters: [] });
    await commit(7);
    const response = await answer;
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ state: 'committed', key: keyOf(7), deadLetters: [] });
  });

  it.each(['application/senml+cbor', 'application/cbor; charset=binary'])(
    'takes a pack as %s',
    async type => {
      const records = [{ metric: 'power.active', unit: 'kW', timeMs: now, value: 5 }];
      const bytes = encodeSenmlCbor({ device: meter.id, boot: 1_000, seq: 7, records });
      receipts.set(keyOf(7), { key: keyOf(7), state: 'committed', deadLetters: [] });
      const answer = post(Uint8Array.from(bytes), type);
      await new Promise(resolve => setTimeout(resolve, 300));
      await commit(7);
      const response = await answer;
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ state: 'committed', key: keyOf(7) });
    },
  );

  it('answers a pack that comes again from the ledger, without waiting', async () => {
    receipts.set(keyOf(7), { key: keyOf(7), state: 'committed', deadLetters: [] });
    const begun = performance.now();
    expect((await post(pack(7))).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('tells why a pack was refused, and which records of a stored one were', async () => {
    receipts.set(keyOf(8), { key: keyOf(8), state: 'rejected', deadLetters: [letter(8, null)] });
    const refused = post(pack(8));
    await new Promise(resolve => setTimeout(resolve, 300));
    await stack.publish(
      subjects.deadLetter('bad-unit', ZONE, meter.id),
      {},
      { [deadLetterHeaders.key]: keyOf(8) },
    );
    const response = await refused;
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'TELEMETRY.REJECTED',
      detail: 'record 1: unit furlong',
      data: { reason: 'bad-unit', key: keyOf(8), deadLetters: [{ reason: 'bad-unit', records: null }] },
    });
    receipts.set(keyOf(9), { key: keyOf(9), state: 'committed', deadLetters: [letter(9, 1)] });
    const stored = post(pack(9));
    await new Promise(resolve => setTimeout(resolve, 300));
    await commit(9);
    expect(await (await stored).json()).toMatchObject({ state: 'partly', deadLetters: [{ records: 1 }] });
  });

  it('gives a key to ask again when nothing is known after three seconds', async () => {
    const response = await post(pack(20));
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ state: 'pending', key: keyOf(20), deadLetters: [] });
    const receipt = await stack.get(response.headers.get('location') as string);
    expect(receipt.body).toEqual({ key: keyOf(20), state: 'unknown', deadLetters: [] });
  });

  it.each([
    ['larger than a pack may be', `[${' '.repeat(300 * 1_024)}]`, undefined, 413, 'REQUEST.TOO_LARGE'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE'],
    ['empty', '', undefined, 400, 'REQUEST.INVALID'],
  ])('refuses a body that is %s', async (_what, body, type, status, code) => {
    const response = await post(body, type);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code, status });
  });

  it('takes newer values from the stream, never older ones', async () => {
    const latest = async () => {
      const { items } = (await stack.get(`/api/v1/latest?device=${meter.id}`)).body as {
        items: { metric: string; value: number; unit: string }[];
      };
      return items.find(item => item.metric === 'power.active');
    };
    await stack.publish(subjects.readings(ZONE), group(now, 50));
    await eventually(latest, item => item?.value === 50 && item.unit === 'kW');
    await stack.publish(subjects.readings(ZONE), group(now - 60_000, 40));
    await stack.publish(subjects.readings(ZONE), group(now + 1, 51));
    const newest = await eventually(latest, item => item?.value !== 50);
    expect(newest?.value).toBe(51);
  });

  it('shows what is stored also when the messages that told of it are gone', async () => {
    const at = now + 5_000;
    await (await jetstream(stack.nc).jetstreamManager()).streams.delete('READINGS');
    await stack.write('raw', [`power,device=${meter.id},zone=${ZONE} active_kw=52 ${at}`]);
    await provisionStreams(stack.nc, { streams: STREAMS, consumers: CONSUMERS, buckets: [] });
    const latest = () => stack.get(`/api/v1/latest?device=${meter.id}`);
    await eventually(latest, ({ body }) => JSON.stringify(body).includes(`"value":52,"time":${at}`), 20_000);
  }, 30_000);

  it('streams readings and events, and repeats events to a viewer who comes back', async () => {
    const follow = async (headers: Record<string, string> = {}) => {
      const stop = new AbortController();
      const { body, headers: given } = await fetch(`${stack.base}/api/v1/live?zone=${ZONE}`, {
        headers,
        signal: stop.signal,
      });
      expect(given.get('content-type')).toContain('text/event-stream');
      expect(given.get('x-content-type-options')).toBe('nosniff');
      const seen = { text: '' };
      const reading = (async () => {
        for await (const chunk of body as AsyncIterable<Uint8Array>) seen.text += decoder.decode(chunk);
      })().catch(() => undefined);
      return { seen, leave: () => (stop.abort(), reading) };
    };
    const first = await follow();
    await stack.publish(subjects.score(ZONE), { zone: ZONE, value: 61 });
    await stack.publish(subjects.score('nomura-hai-phong'), { zone: 'nomura-hai-phong', value: 62 });
    await stack.publish(subjects.readings(ZONE), group(now + 10_000, 77));
    await eventually(
      () => first.seen.text,
      text => text.includes('event: score') && text.includes('"value":77'),
    );
    await first.leave();
    expect(first.seen.text).toMatch(/event: alive\ndata: \{"now":\d+\}/);
    expect(first.seen.text).not.toContain('"value":62');
    const id = Number(/id: (\d+)\nevent: score/.exec(first.seen.text)?.[1]);
    await stack.publish(subjects.score(ZONE), { zone: ZONE, value: 63 });
    const second = await follow({ 'last-event-id': String(id) });
    const text = await eventually(
      () => second.seen.text,
      seen => seen.includes('"value":63'),
    );
    expect(text).not.toContain('"value":61');
    await second.leave();
  });
});
