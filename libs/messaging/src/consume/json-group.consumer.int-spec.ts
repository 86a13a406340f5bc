import { z } from 'zod';
import { AppError } from '#libs/runtime';
import { eventually, type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { provisionStreams } from '../provision/provision-streams.js';
import { streamReport } from '../provision/stream-report.js';
import { JetStreamPublisher } from '../publish/jetstream.publisher.js';
import { JsonGroupConsumer, type JsonGroupConsumerOptions } from './json-group.consumer.js';
import { PullGroupConsumer } from './pull-group.consumer.js';

jest.setTimeout(30_000);

const logger = silentLogger();
const schema = z.object({ n: z.number() });
type Message = z.output<typeof schema>;
type Accept = JsonGroupConsumerOptions<Message>['accept'];

describe('JsonGroupConsumer', () => {
  let server: NatsServer;
  let nc: NatsConnection;
  let stop: AbortController;
  let running: Promise<void> | undefined;

  beforeEach(async () => {
    server = await startNats({ jetstream: true });
    nc = await connectNats({ ...server, name: 'test', logger });
    await provisionStreams(nc, {
      streams: [
        {
          name: 'S',
          subjects: ['s.>'],
          maxAgeMs: 0,
          maxBytes: 1_000_000,
          discard: 'new',
          duplicateWindowMs: 60_000,
        },
      ],
      consumers: [{ stream: 'S', durable: 'reader', ackWaitMs: 3_000, maxAckPending: 100, maxDeliver: -1 }],
      buckets: [],
    });
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    await running?.catch(() => undefined);
    await nc?.close();
    await server?.stop();
  });

  const publish = (...texts: string[]) =>
    new JetStreamPublisher(nc).publishMany(texts.map(text => ({ subject: 's.x', data: Buffer.from(text) })));

  function start(accept: Accept, order?: { after: number }): Promise<void> {
    const limits = { maxMessages: 10, maxBytes: 100_000, maxWaitMs: 300, lingerMs: 50 };
    const consumer = new JsonGroupConsumer<Message>(nc, {
      stream: 'S',
      durable: 'reader',
      limits,
      schema,
      accept,
      logger,
      retryMs: 10,
    });
    running = consumer.run(stop.signal, order);
    return running;
  }

  const unacknowledged = async () => {
    const [own] = (await streamReport(nc, 'S')).consumers;
    return (own?.pending ?? 0) + (own?.ackPending ?? 0);
  };

  it('hands over what fits, leaves out what does not, and acknowledges both', async () => {
    await publish('{"n":1}', 'no json', '{"n":"x"}', '{"n":4}');
    const accept = jest.fn<Promise<void>, Parameters<Accept>>().mockResolvedValue(undefined);
    void start(accept);
    await eventually(unacknowledged, count => count === 0);
    expect(accept.mock.calls.flatMap(([messages]) => messages)).toEqual([{ n: 1 }, { n: 4 }]);
    expect(accept.mock.calls.at(-1)?.[1]).toBe(4);
  });

  it('holds a group until it is accepted', async () => {
    await publish('{"n":1}');
    const away = new AppError('DATABASE.UNAVAILABLE', 'away', { retryable: true });
    const accept = jest.fn<Promise<void>, Parameters<Accept>>().mockRejectedValueOnce(away);
    accept.mockRejectedValueOnce(away).mockResolvedValue(undefined);
    void start(accept);
    await eventually(unacknowledged, count => count === 0);
    expect(accept.mock.calls.map(([messages]) => messages)).toEqual(Array(3).fill([{ n: 1 }]));
  });

  it('ends without acknowledging when a group can never be accepted', async () => {
    await publish('{"n":1}');
    await expect(start(() => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
    expect(await unacknowledged()).toBe(1);
  });

  describe('where the order of the stream counts', () => {
    const texts = Array.from({ length: 30 }, (_, index) => `{"n":${index + 1}}`);
    const numbers = (accept: jest.Mock<Promise<void>, Parameters<Accept>>) =>
      accept.mock.calls.flatMap(([messages]) => messages.map(({ n }) => n));
    const numbersFrom = (first: number) => texts.map((_, index) => index + 1).filter(n => n >= first);

    /** What a process does that dies: it is given messages and acknowledges some of them. */
    async function dieWith(given: number, acknowledged: readonly number[]): Promise<void> {
      const dying = await PullGroupConsumer.open(nc, { stream: 'S', durable: 'reader', logger });
      const group = await dying.fetchGroup({ maxMessages: given, maxBytes: 100_000, maxWaitMs: 1_000 });
      for (const delivery of group) if (acknowledged.includes(delivery.streamSequence)) delivery.ack();
      dying.close();
    }

    it('gives what a process before was given first, and what comes again not twice', async () => {
      await publish(...texts);
      // The acknowledgement of 3 was lost on the way.
      await dieWith(12, [1, 2, 4]);
      const accept = jest.fn<Promise<void>, Parameters<Accept>>().mockResolvedValue(undefined);
      void start(accept, { after: 4 });
      await eventually(unacknowledged, count => count === 0, 20_000);
      expect(numbers(accept)).toEqual(numbersFrom(5));
    });

    it('passes over what the stream no longer has', async () => {
      await publish(...texts);
      await dieWith(12, []);
      await nc.request('$JS.API.STREAM.PURGE.S', JSON.stringify({ seq: 6 }), { timeout: 10_000 });
      await nc.request('$JS.API.STREAM.MSG.DELETE.S', JSON.stringify({ seq: 9 }), { timeout: 10_000 });
      const accept = jest.fn<Promise<void>, Parameters<Accept>>().mockResolvedValue(undefined);
      void start(accept, { after: 2 });
      await eventually(
        () => numbers(accept).at(-1),
        last => last === 30,
      );
      expect(numbers(accept)).toEqual(numbersFrom(6).filter(n => n !== 9));
    });

    it('goes on at the failed message and not before it', async () => {
      await publish(...texts);
      await dieWith(12, []);
      const away = new AppError('DATABASE.UNAVAILABLE', 'away', { retryable: true });
      const accept = jest.fn<Promise<void>, Parameters<Accept>>().mockResolvedValue(undefined);
      accept.mockRejectedValueOnce(away).mockResolvedValueOnce(undefined).mockRejectedValueOnce(away);
      void start(accept, { after: 0 });
      await eventually(
        () => numbers(accept).at(-1),
        last => last === 30,
      );
      const accepted = accept.mock.results.map(({ value }) =>
        (value as Promise<void>).then(
          () => true,
          () => false,
        ),
      );
      const outcomes = await Promise.all(accepted);
      const given = accept.mock.calls.filter((_, index) => outcomes[index]);
      expect(given.flatMap(([messages]) => messages.map(({ n }) => n))).toEqual(numbersFrom(1));
    });
  });
});
