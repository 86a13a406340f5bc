import { z } from 'zod';
import { AppError } from '#libs/runtime';
import { eventually, type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { provisionStreams } from '../provision/provision-streams.js';
import { streamReport } from '../provision/stream-report.js';
import { JetStreamPublisher } from '../publish/jetstream.publisher.js';
import { JsonGroupConsumer, type JsonGroupConsumerOptions } from './json-group.consumer.js';

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
      consumers: [{ stream: 'S', durable: 'reader', ackWaitMs: 30_000, maxAckPending: 100, maxDeliver: -1 }],
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

  function start(accept: Accept): Promise<void> {
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
    running = consumer.run(stop.signal);
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
});
