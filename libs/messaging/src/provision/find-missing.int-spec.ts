import { type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { findMissing } from './find-missing.js';
import { provisionStreams } from './provision-streams.js';
import type { ProvisioningPlan } from './settings.js';

jest.setTimeout(30_000);

const stream = { maxAgeMs: 0, maxBytes: 100_000, discard: 'new', duplicateWindowMs: 60_000 } as const;
const consumer = { ackWaitMs: 30_000, maxAckPending: 100, maxDeliver: -1 } as const;
const plan: ProvisioningPlan = {
  streams: [
    { ...stream, name: 'ONE', subjects: ['one.>'] },
    { ...stream, name: 'TWO', subjects: ['two.>'] },
  ],
  consumers: [
    { ...consumer, stream: 'ONE', durable: 'reader' },
    { ...consumer, stream: 'TWO', durable: 'reader' },
  ],
  buckets: [{ name: 'B', historyPerKey: 1, maxBytes: 100_000 }],
};

describe('findMissing', () => {
  let server: NatsServer;
  let nc: NatsConnection;

  beforeAll(async () => {
    server = await startNats({ jetstream: true });
    nc = await connectNats({ ...server, name: 'test', logger: silentLogger() });
  });

  afterAll(async () => {
    await nc?.close();
    await server?.stop();
  });

  it('names everything on a broker that is empty', async () => {
    expect(await findMissing(nc, plan)).toEqual(['ONE', 'TWO', 'KV_B', 'ONE/reader', 'TWO/reader']);
  });

  it('names nothing after provisioning, and only what is missing of a part', async () => {
    await provisionStreams(nc, plan);
    expect(await findMissing(nc, plan)).toEqual([]);
    const { streams, buckets } = plan;
    const more = [...plan.consumers, { ...consumer, stream: 'ONE', durable: 'second' }];
    expect(await findMissing(nc, { streams, buckets, consumers: more })).toEqual(['ONE/second']);
  });

  it('fails when nobody answers', async () => {
    server.signal('SIGSTOP');
    await expect(findMissing(nc, plan)).rejects.toMatchObject({ code: 'MESSAGING.UNAVAILABLE' });
    server.signal('SIGCONT');
  });
});
