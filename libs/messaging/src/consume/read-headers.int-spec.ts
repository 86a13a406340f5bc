import { type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { provisionStreams } from '../provision/provision-streams.js';
import { JetStreamPublisher } from '../publish/jetstream.publisher.js';
import { readHeaders } from './read-headers.js';
import { readMessage } from './read-message.js';

jest.setTimeout(30_000);

describe('reading what a stream keeps, past its consumers', () => {
  let server: NatsServer;
  let nc: NatsConnection;
  const COUNT = 1_300;

  beforeAll(async () => {
    server = await startNats({ jetstream: true });
    nc = await connectNats({ ...server, name: 'test', logger: silentLogger() });
    const stream = { name: 'KEPT', subjects: ['kept.>'], maxAgeMs: 0, maxBytes: 50_000_000 };
    await provisionStreams(nc, {
      streams: [{ ...stream, discard: 'new', duplicateWindowMs: 60_000 }],
      consumers: [],
      buckets: [],
    });
    await new JetStreamPublisher(nc).publishMany(
      Array.from({ length: COUNT }, (_, index) => ({
        subject: index % 2 === 0 ? 'kept.even' : 'kept.odd',
        data: Buffer.alloc(1_000, index),
        headers: { 'Gz-Number': String(index) },
      })),
    );
  });

  afterAll(async () => {
    await nc?.close();
    await server?.stop();
  });

  async function numbersOf(subject: string, since: number): Promise<number[]> {
    const numbers: number[] = [];
    for await (const message of readHeaders(nc, 'KEPT', { subject, since }))
      numbers.push(Number(message.header('Gz-Number')));
    return numbers;
  }

  it('gives the headers of everything that matches, each once', async () => {
    const numbers = await numbersOf('kept.even', 0);
    expect(numbers.length).toBe(COUNT / 2);
    expect(new Set(numbers).size).toBe(COUNT / 2);
  });

  it('ends at once when nothing matches', async () => {
    expect(await numbersOf('kept.none', 0)).toEqual([]);
    expect(await numbersOf('kept.>', Date.now() + 60_000)).toEqual([]);
  });

  it('leaves no reader behind when the caller has seen enough', async () => {
    for await (const message of readHeaders(nc, 'KEPT', { subject: 'kept.>', since: 0 })) {
      expect(message.header('Gz-Number')).toBeDefined();
      break;
    }
    expect(await numbersOf('kept.odd', 0)).toHaveLength(COUNT / 2);
  });

  it('reads one message with its body, or says that it is gone', async () => {
    const message = await readMessage(nc, 'KEPT', 3);
    expect(message?.data).toHaveLength(1_000);
    expect(message?.header('Gz-Number')).toBeDefined();
    expect(message?.header('Gz-None')).toBeUndefined();
    expect(await readMessage(nc, 'KEPT', 999_999)).toBeUndefined();
    await expect(readMessage(nc, 'NONE', 1)).rejects.toMatchObject({ code: 'MESSAGING.STREAM_MISSING' });
  });

  it('says so when the stream is missing', async () => {
    await expect(readHeaders(nc, 'NONE', { subject: 'x', since: 0 }).next()).rejects.toMatchObject({
      code: 'MESSAGING.STREAM_MISSING',
    });
  });
});
