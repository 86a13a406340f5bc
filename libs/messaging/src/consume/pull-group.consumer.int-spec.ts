import { jetstreamManager } from '@nats-io/jetstream';
import { eventually, type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { provisionStreams } from '../provision/provision-streams.js';
import { streamReport } from '../provision/stream-report.js';
import { JetStreamPublisher } from '../publish/jetstream.publisher.js';
import type { Delivery } from './delivery.js';
import { PullGroupConsumer } from './pull-group.consumer.js';

jest.setTimeout(30_000);

const logger = silentLogger();
const LIMITS = { maxMessages: 100, maxBytes: 1_000_000, maxWaitMs: 400 };

let server: NatsServer;
let nc: NatsConnection;
let counter = 0;

beforeAll(async () => {
  server = await startNats({ jetstream: true });
  nc = await connectNats({ ...server, name: 'test', logger });
});

afterAll(async () => {
  await nc?.close();
  await server?.stop();
});

async function makeStream({ maxAckPending = 1_000, ackWaitMs = 30_000 } = {}): Promise<string> {
  const stream = `S${++counter}`;
  await provisionStreams(nc, {
    streams: [
      {
        name: stream,
        subjects: [`s${counter}.>`],
        maxAgeMs: 0,
        maxBytes: 50_000_000,
        discard: 'new',
        duplicateWindowMs: 60_000,
      },
    ],
    consumers: [{ stream, durable: 'reader', ackWaitMs, maxAckPending, maxDeliver: -1 }],
    buckets: [],
  });
  return stream;
}

async function publish(stream: string, count: number, size = 10): Promise<void> {
  await new JetStreamPublisher(nc).publishMany(
    Array.from({ length: count }, (_, index) => ({
      subject: `${stream.toLowerCase()}.${index}`,
      data: Buffer.alloc(size, 'x'),
    })),
  );
}

const open = (stream: string): Promise<PullGroupConsumer> =>
  PullGroupConsumer.open(nc, { stream, durable: 'reader', logger });

const sequences = (group: readonly Delivery[]): number[] => group.map(delivery => delivery.streamSequence);

describe('PullGroupConsumer', () => {
  it('returns a full group at once and an empty one when the time is over', async () => {
    const stream = await makeStream();
    await publish(stream, 100);
    const consumer = await open(stream);
    const begun = performance.now();
    const group = await consumer.fetchGroup({ ...LIMITS, maxWaitMs: 5_000 });
    // Far from the five seconds, also on a busy machine.
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(sequences(group)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    for (const delivery of group) delivery.ack();
    expect(await consumer.fetchGroup(LIMITS)).toEqual([]);
    consumer.close();
  });

  it('describes a message', async () => {
    const stream = await makeStream();
    await new JetStreamPublisher(nc).publish(`${stream.toLowerCase()}.a`, Buffer.from('hello'), {
      headers: { 'Gz-Lane': 'live' },
    });
    const consumer = await open(stream);
    const [message] = await consumer.fetchGroup({ ...LIMITS, lingerMs: 0 });
    expect(message?.subject).toBe(`${stream.toLowerCase()}.a`);
    expect(Buffer.from(message?.data ?? []).toString()).toBe('hello');
    expect(message?.header('Gz-Lane')).toBe('live');
    expect(message?.header('Gz-None')).toBeUndefined();
    expect(message?.redelivered).toBe(false);
    expect(Math.abs(Date.now() - (message?.publishedAt ?? 0))).toBeLessThan(10_000);
    consumer.close();
  });

  it('returns soon after the first message when it may linger only briefly, and loses none that follow', async () => {
    const stream = await makeStream();
    const consumer = await open(stream);
    const waiting = consumer.fetchGroup({ ...LIMITS, maxWaitMs: 5_000, lingerMs: 50 });
    await publish(stream, 1);
    const begun = performance.now();
    expect(await waiting).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(4_000);
    await publish(stream, 3);
    const seen: number[] = [];
    while (seen.length < 3) seen.push(...sequences(await consumer.fetchGroup({ ...LIMITS, lingerMs: 20 })));
    expect(seen).toEqual([2, 3, 4]);
    consumer.close();
  });

  it('bounds a group by bytes and still delivers a message larger than the bound', async () => {
    const stream = await makeStream();
    await publish(stream, 5, 1_000);
    await publish(stream, 1, 20_000);
    await publish(stream, 2, 1_000);
    const consumer = await open(stream);
    const seen: number[][] = [];
    while (seen.flat().length < 8) {
      const group = await consumer.fetchGroup({ ...LIMITS, maxBytes: 4_000 });
      for (const delivery of group) delivery.ack();
      seen.push(sequences(group));
    }
    expect(seen.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(Math.max(...seen.map(group => group.length))).toBeLessThanOrEqual(4);
    consumer.close();
  });

  it('never holds more than the consumer allows, however long nobody acknowledges', async () => {
    const stream = await makeStream({ maxAckPending: 10 });
    await publish(stream, 50);
    const consumer = await open(stream);
    const first = await consumer.fetchGroup(LIMITS);
    expect(first).toHaveLength(10);
    expect(await consumer.fetchGroup(LIMITS)).toEqual([]);
    for (const delivery of first) delivery.ack();
    expect(sequences(await consumer.fetchGroup(LIMITS))[0]).toBe(11);
    consumer.close();
  });

  it('keeps a held message from coming again as long as it says it is working', async () => {
    const stream = await makeStream({ ackWaitMs: 600 });
    await publish(stream, 1);
    const consumer = await open(stream);
    const [held] = await consumer.fetchGroup({ ...LIMITS, lingerMs: 0 });
    for (let turn = 0; turn < 4; turn++) {
      held?.working();
      expect(await consumer.fetchGroup({ ...LIMITS, maxWaitMs: 300 })).toEqual([]);
    }
    const [again] = await consumer.fetchGroup({ ...LIMITS, maxWaitMs: 3_000, lingerMs: 0 });
    expect(again?.redelivered).toBe(true);
    consumer.close();
  });

  it('stops waiting when asked to', async () => {
    const stream = await makeStream();
    const consumer = await open(stream);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const begun = performance.now();
    expect(await consumer.fetchGroup({ ...LIMITS, maxWaitMs: 10_000, signal: stop.signal })).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(5_000);
    consumer.close();
  });

  it('says what to do when the consumer is missing or is deleted while it is read', async () => {
    const stream = await makeStream();
    await expect(PullGroupConsumer.open(nc, { stream, durable: 'nobody', logger })).rejects.toMatchObject({
      code: 'MESSAGING.CONSUMER_MISSING',
      message: expect.stringContaining('provisioning') as string,
    });
    const consumer = await open(stream);
    const waiting = consumer.fetchGroup({ ...LIMITS, maxWaitMs: 10_000 });
    await new Promise(resolve => setTimeout(resolve, 100));
    await nc.request(`$JS.API.CONSUMER.DELETE.${stream}.reader`, '', { timeout: 10_000 });
    await expect(waiting).rejects.toMatchObject({ code: 'MESSAGING.CONSUMER_MISSING' });
    await nc.request(`$JS.API.STREAM.DELETE.${stream}`, '', { timeout: 10_000 });
    await expect(consumer.fetchGroup({ ...LIMITS, maxWaitMs: 10_000 })).rejects.toMatchObject({
      code: 'MESSAGING.STREAM_MISSING',
    });
    consumer.close();
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('goes on after the broker was restarted with %s', async signal => {
    const stream = await makeStream({ ackWaitMs: 2_000 });
    await publish(stream, 20);
    const consumer = await open(stream);
    const seen = new Set<number>();
    const stop = new AbortController();
    const reading = (async () => {
      while (!stop.signal.aborted) {
        for (const delivery of await consumer.fetchGroup({ ...LIMITS, signal: stop.signal })) {
          seen.add(delivery.streamSequence);
          delivery.ack();
        }
      }
    })();
    await eventually(
      () => seen.size,
      size => size === 20,
    );
    await server.restart(signal);
    await publish(stream, 30);
    await eventually(
      () => seen.size,
      size => size === 50,
    );
    await eventually(
      async () => (await streamReport(nc, stream)).consumers[0],
      lag => lag?.pending === 0 && lag.ackPending === 0,
    );
    stop.abort();
    await reading;
    consumer.close();
  });

  it('goes on after a restart of the broker, and fails when the stream behind it is another one', async () => {
    const stream = await makeStream();
    const consumer = await open(stream);
    await server.restart('SIGKILL');
    await publish(stream, 3);
    const group = await consumer.fetchGroup({ ...LIMITS, maxMessages: 3, maxWaitMs: 10_000 });
    expect(sequences(group)).toEqual([1, 2, 3]);
    for (const delivery of group) delivery.ack();
    await (await jetstreamManager(nc)).streams.delete(stream);
    counter--;
    await makeStream();
    await server.restart('SIGKILL');
    await expect(consumer.fetchGroup({ ...LIMITS, maxWaitMs: 10_000 })).rejects.toMatchObject({
      code: 'MESSAGING.STREAM_MISSING',
    });
    consumer.close();
  });
});
