import { type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { provisionStreams } from '../provision/provision-streams.js';
import { streamReport } from '../provision/stream-report.js';
import { JetStreamPublisher } from './jetstream.publisher.js';

jest.setTimeout(30_000);

let server: NatsServer;
let nc: NatsConnection;

beforeAll(async () => {
  server = await startNats({ jetstream: true });
  nc = await connectNats({ ...server, name: 'test', logger: silentLogger() });
  await provisionStreams(nc, {
    streams: [
      {
        name: 'BIG',
        subjects: ['big.>'],
        maxAgeMs: 0,
        maxBytes: 50_000_000,
        discard: 'new',
        duplicateWindowMs: 60_000,
      },
      {
        name: 'SMALL',
        subjects: ['small.>'],
        maxAgeMs: 0,
        maxBytes: 2_000,
        discard: 'new',
        duplicateWindowMs: 60_000,
      },
      {
        name: 'SHORT',
        subjects: ['short.>'],
        maxAgeMs: 0,
        maxBytes: 50_000_000,
        maxMsgSize: 100,
        discard: 'new',
        duplicateWindowMs: 60_000,
      },
    ],
    consumers: [],
    buckets: [],
  });
});

afterAll(async () => {
  await nc?.close();
  await server?.stop();
});

describe('JetStreamPublisher', () => {
  it('recognises a repeated message id', async () => {
    const publisher = new JetStreamPublisher(nc);
    const first = await publisher.publish('big.a', Buffer.from('1'), { msgId: 'd:1:1' });
    const second = await publisher.publish('big.a', Buffer.from('1'), { msgId: 'd:1:1' });
    expect(first.duplicate).toBe(false);
    expect(second).toEqual({ seq: first.seq, duplicate: true });
  });

  it('stores once what it had to send again because the broker was paused', async () => {
    const publisher = new JetStreamPublisher(nc, { timeoutMs: 300, attempts: 20 });
    const before = (await streamReport(nc, 'BIG')).messages;
    server.signal('SIGSTOP');
    setTimeout(() => server.signal('SIGCONT'), 1_500);
    const answers = await publisher.publishMany(
      Array.from({ length: 50 }, (_, index) => ({
        subject: 'big.b',
        data: Buffer.from(String(index)),
        msgId: `paused:${index}`,
      })),
    );
    expect(answers.some(answer => answer.duplicate)).toBe(true);
    expect((await streamReport(nc, 'BIG')).messages).toBe(before + 50);
  });

  it('delivers across a crash of the broker', async () => {
    const publisher = new JetStreamPublisher(nc, { timeoutMs: 500, attempts: 20 });
    const before = (await streamReport(nc, 'BIG')).messages;
    const messages = Array.from({ length: 5_000 }, (_, index) => ({
      subject: 'big.c',
      data: Buffer.from(String(index)),
      msgId: `crash:${index}`,
    }));
    const publishing = publisher.publishMany(messages, { maxInFlight: 64 });
    await new Promise(resolve => setTimeout(resolve, 50));
    await server.restart('SIGKILL');
    expect(await publishing).toHaveLength(5_000);
    expect((await streamReport(nc, 'BIG')).messages).toBe(before + 5_000);
  });

  it('gives up after a bounded time and says that trying again may help', async () => {
    const publisher = new JetStreamPublisher(nc, { timeoutMs: 100, attempts: 2 });
    await expect(publisher.publish('nobody.listens', Buffer.from('x'))).rejects.toMatchObject({
      code: 'MESSAGING.UNAVAILABLE',
      retryable: true,
    });
  });

  it('says at once that a stream is full, a message too large, a connection closed', async () => {
    const publisher = new JetStreamPublisher(nc);
    const fill = async (): Promise<void> => {
      for (let turn = 0; turn < 50; turn++) await publisher.publish('small.a', Buffer.alloc(100));
    };
    await expect(fill()).rejects.toMatchObject({ code: 'MESSAGING.STREAM_FULL', retryable: true });
    await expect(publisher.publish('short.a', Buffer.alloc(200))).rejects.toMatchObject({
      code: 'MESSAGING.TOO_LARGE',
      retryable: false,
    });
    await expect(publisher.publish('big.a', Buffer.alloc(2_000_000))).rejects.toMatchObject({
      code: 'MESSAGING.TOO_LARGE',
      retryable: false,
    });
    const closed = await connectNats({ ...server, name: 'closed', logger: silentLogger() });
    await closed.close();
    await expect(new JetStreamPublisher(closed).publish('big.a', Buffer.alloc(1))).rejects.toMatchObject({
      code: 'MESSAGING.CLOSED',
    });
  });
});
