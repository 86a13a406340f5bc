import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { silentLogger, startNats } from '#libs/testing';
import { connectNats } from '../connection/connect-nats.js';
import { PullGroupConsumer } from '../consume/pull-group.consumer.js';
import { JetStreamPublisher } from '../publish/jetstream.publisher.js';
import { provisionStreams } from './provision-streams.js';
import { purgeAcknowledged } from './purge-acknowledged.js';

const GROUP = { maxMessages: 100, maxBytes: 1_000_000, maxWaitMs: 1_000, lingerMs: 50 };
const MESSAGE = new Uint8Array(1_000);

describe('purgeAcknowledged', () => {
  let server: Awaited<ReturnType<typeof startNats>>;
  let nc: NatsConnection;

  beforeAll(async () => {
    server = await startNats({ jetstream: true });
    nc = await connectNats({ ...server, name: 'test', logger: silentLogger() });
    const consumer = { ackWaitMs: 30_000, maxAckPending: 200, maxDeliver: -1 as const };
    await provisionStreams(nc, {
      streams: [
        {
          ...{ name: 'SMALL', subjects: ['small.>'], maxAgeMs: 0, maxBytes: 100_000 },
          ...{ discard: 'new', duplicateWindowMs: 60_000 },
        },
      ],
      consumers: ['quick', 'slow'].map(durable => ({
        ...{ stream: 'SMALL', durable, filterSubject: 'small.>' },
        ...consumer,
      })),
      buckets: [],
    });
  }, 30_000);

  afterAll(async () => {
    await nc?.close();
    await server?.stop();
  }, 30_000);

  const read = async (durable: string, count: number) => {
    const reader = await PullGroupConsumer.open(nc, { stream: 'SMALL', durable, logger: silentLogger() });
    let seen = 0;
    while (seen < count) {
      const group = await reader.fetchGroup({
        ...GROUP,
        maxMessages: count - seen,
        signal: AbortSignal.timeout(5_000),
      });
      for (const delivery of group) delivery.ack();
      seen += group.length;
    }
    reader.close();
    await nc.flush();
  };

  it('keeps a stream open to publishers, and nothing that somebody has not read is lost', async () => {
    const publisher = new JetStreamPublisher(nc, { timeoutMs: 2_000, attempts: 1 });
    const fill = async (count: number) => {
      for (let i = 0; i < count; i++) await publisher.publish('small.a', MESSAGE);
    };
    await fill(40);
    expect(await purgeAcknowledged(nc, 'SMALL')).toMatchObject({ purged: 0, isStuck: false });
    await fill(40);
    await expect(fill(40)).rejects.toMatchObject({ code: 'MESSAGING.STREAM_FULL' });
    await read('quick', 80);
    expect(await purgeAcknowledged(nc, 'SMALL')).toMatchObject({ purged: 0, isStuck: true });
    await read('slow', 30);
    expect(await purgeAcknowledged(nc, 'SMALL')).toMatchObject({ purged: 30, isStuck: false });
    const { streams } = await jetstream(nc).jetstreamManager();
    expect((await streams.info('SMALL')).state.first_seq).toBe(31);
    await fill(20);
  }, 30_000);
});
