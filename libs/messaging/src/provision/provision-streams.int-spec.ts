import { type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { PullGroupConsumer } from '../consume/pull-group.consumer.js';
import { JetStreamPublisher } from '../publish/jetstream.publisher.js';
import { provisionStreams } from './provision-streams.js';
import { purgeAcknowledged } from './purge-acknowledged.js';
import type { ProvisioningPlan } from './settings.js';
import { streamReport } from './stream-report.js';

jest.setTimeout(30_000);

let server: NatsServer;
let nc: NatsConnection;

const plan = {
  streams: [
    {
      name: 'EVENTS',
      subjects: ['ev.>'],
      maxAgeMs: 3_600_000,
      maxBytes: 100_000,
      maxMsgsPerSubject: 100_000,
      discard: 'new',
      duplicateWindowMs: 60_000,
    },
  ],
  consumers: [
    {
      stream: 'EVENTS',
      durable: 'even',
      filterSubject: 'ev.0.>',
      ackWaitMs: 30_000,
      maxAckPending: 500,
      maxDeliver: -1,
    },
    {
      stream: 'EVENTS',
      durable: 'odd',
      filterSubject: 'ev.1.>',
      ackWaitMs: 30_000,
      maxAckPending: 500,
      maxDeliver: -1,
    },
  ],
  buckets: [{ name: 'B', historyPerKey: 1, maxBytes: 1_000_000, ttlMs: 60_000 }],
} as const satisfies ProvisioningPlan;

beforeAll(async () => {
  server = await startNats({ jetstream: true });
  nc = await connectNats({ ...server, name: 'test', logger: silentLogger() });
});

afterAll(async () => {
  await nc?.close();
  await server?.stop();
});

async function acknowledgeAll(durable: string): Promise<void> {
  const consumer = await PullGroupConsumer.open(nc, { stream: 'EVENTS', durable, logger: silentLogger() });
  for (;;) {
    const group = await consumer.fetchGroup({ maxMessages: 500, maxBytes: 1_000_000, maxWaitMs: 200 });
    if (group.length === 0) break;
    for (const delivery of group) delivery.ack();
  }
  await nc.flush();
  consumer.close();
}

describe('provisionStreams', () => {
  it('creates what is missing, then changes nothing, then updates what differs', async () => {
    const created = await provisionStreams(nc, plan);
    expect(created.map(({ kind, name, action }) => [kind, name, action])).toEqual([
      ['stream', 'EVENTS', 'created'],
      ['bucket', 'B', 'created'],
      ['consumer', 'EVENTS/even', 'created'],
      ['consumer', 'EVENTS/odd', 'created'],
    ]);
    expect(await provisionStreams(nc, plan)).toEqual([]);
    const changed = await provisionStreams(nc, {
      streams: [{ ...plan.streams[0], maxBytes: 200_000, subjects: ['ev.>', 'more.*'] }],
      consumers: [{ ...plan.consumers[0], maxAckPending: 600 }],
      buckets: [],
    });
    expect(changed).toEqual([
      {
        kind: 'stream',
        name: 'EVENTS',
        action: 'updated',
        changes: ['subjects: ["ev.>"] → ["ev.>","more.*"]', 'max_bytes: 100000 → 200000'],
      },
      { kind: 'consumer', name: 'EVENTS/even', action: 'updated', changes: ['max_ack_pending: 500 → 600'] },
    ]);
    await provisionStreams(nc, plan);
  });

  it('refuses to change what the broker cannot change', async () => {
    await expect(
      provisionStreams(nc, {
        streams: [],
        buckets: [],
        consumers: [{ ...plan.consumers[0], deliverPolicy: 'new' }],
      }),
    ).rejects.toMatchObject({
      code: 'MESSAGING.REFUSED',
      message: expect.stringContaining('by hand') as string,
    });
  });
});

describe('purgeAcknowledged', () => {
  it('keeps what a reader has not acknowledged, and makes room when all have', async () => {
    await provisionStreams(nc, plan);
    const publisher = new JetStreamPublisher(nc);
    const fill = async (partition: number, count: number): Promise<void> => {
      for (let index = 0; index < count; index++) {
        await publisher.publish(`ev.${partition}.${index}`, Buffer.alloc(1_000));
      }
    };
    await fill(0, 40);
    expect(await purgeAcknowledged(nc, 'EVENTS')).toMatchObject({ purged: 0, isStuck: false });
    await fill(1, 30);
    expect(await purgeAcknowledged(nc, 'EVENTS')).toMatchObject({ purged: 0, isStuck: true });
    await acknowledgeAll('even');
    // `odd` has acknowledged nothing; its oldest message is the 41st.
    expect(await purgeAcknowledged(nc, 'EVENTS')).toMatchObject({ purged: 0, isStuck: true });
    await acknowledgeAll('odd');
    const report = await streamReport(nc, 'EVENTS');
    expect(report.consumers.map(({ pending, ackPending }) => [pending, ackPending])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(await purgeAcknowledged(nc, 'EVENTS', { keepFrom: 61 })).toMatchObject({ purged: 60 });
    expect(await streamReport(nc, 'EVENTS')).toMatchObject({
      messages: 10,
      firstSequence: 61,
      lastSequence: 70,
    });
  });

  it('takes nothing for acknowledged where nobody reads', async () => {
    await provisionStreams(nc, {
      streams: [{ ...plan.streams[0], name: 'LONELY', subjects: ['lonely'], maxBytes: 10_000 }],
      consumers: [],
      buckets: [],
    });
    const publisher = new JetStreamPublisher(nc);
    for (let index = 0; index < 8; index++) await publisher.publish('lonely', Buffer.alloc(1_000));
    expect(await purgeAcknowledged(nc, 'LONELY')).toMatchObject({ purged: 0, isStuck: true });
  });
});
