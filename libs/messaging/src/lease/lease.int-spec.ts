import { eventually, type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { provisionStreams } from '../provision/provision-streams.js';
import { Lease } from './lease.js';

jest.setTimeout(30_000);

const TTL_MS = 600;

let server: NatsServer;
const connections: NatsConnection[] = [];
let counter = 0;

async function connection(): Promise<NatsConnection> {
  const nc = await connectNats({ ...server, name: 'test', logger: silentLogger() });
  connections.push(nc);
  return nc;
}

async function lease(key: string, holder: string, onLost = (): void => undefined): Promise<Lease> {
  return Lease.open(await connection(), {
    bucket: 'LEASES',
    key,
    holder,
    ttlMs: TTL_MS,
    logger: silentLogger(),
    onLost,
  });
}

const freshKey = (): string => `partition-${++counter}`;

beforeAll(async () => {
  server = await startNats({ jetstream: true });
  await provisionStreams(await connection(), {
    streams: [],
    consumers: [],
    buckets: [{ name: 'LEASES', historyPerKey: 1, maxBytes: 1_000_000 }],
  });
});

afterAll(async () => {
  await Promise.all(connections.map(nc => nc.close()));
  await server?.stop();
});

describe('Lease', () => {
  it('has one holder, who keeps it as long as it renews', async () => {
    const key = freshKey();
    const [first, second] = [await lease(key, 'a'), await lease(key, 'b')];
    expect(await first.tryAcquire()).toBe(true);
    for (let turn = 0; turn < 10; turn++) {
      expect(await second.tryAcquire()).toBe(false);
      await new Promise(resolve => setTimeout(resolve, TTL_MS / 4));
    }
    expect(first.held).toBe(true);
    await first.release();
    expect(await second.tryAcquire()).toBe(true);
    await second.release();
  });

  it('is won by exactly one of many who try at once', async () => {
    const key = freshKey();
    const contenders = await Promise.all(Array.from({ length: 8 }, (_, index) => lease(key, `h${index}`)));
    const wins = await Promise.all(contenders.map(contender => contender.tryAcquire()));
    expect(wins.filter(Boolean)).toHaveLength(1);
    await Promise.all(contenders.map(contender => contender.release()));
  });

  it('goes to the same holder at once after its process died, and tells the old one', async () => {
    const key = freshKey();
    let lost = 0;
    const before = await lease(key, 'a', () => lost++);
    expect(await before.tryAcquire()).toBe(true);
    const after = await lease(key, 'a');
    expect(await after.tryAcquire()).toBe(true);
    await eventually(
      () => lost,
      count => count === 1,
    );
    expect(before.held).toBe(false);
    await new Promise(resolve => setTimeout(resolve, TTL_MS * 2));
    expect(after.held).toBe(true);
    await after.release();
  });

  it('is taken over when its holder vanished, not before its time is over', async () => {
    const key = freshKey();
    const nc = await connection();
    const options = { bucket: 'LEASES', key, ttlMs: TTL_MS, logger: silentLogger(), onLost: () => undefined };
    const dead = await Lease.open(nc, { ...options, holder: 'dead' });
    await dead.tryAcquire();
    await nc.close();
    const heir = await lease(key, 'heir');
    const begun = performance.now();
    expect(await heir.acquire(AbortSignal.timeout(10_000))).toBe(true);
    const waited = performance.now() - begun;
    expect(waited).toBeGreaterThanOrEqual(TTL_MS);
    expect(waited).toBeLessThan(TTL_MS * 3);
    await heir.release();
  });

  it('is lost when the broker is away longer than its time', async () => {
    const key = freshKey();
    let lost = 0;
    const held = await lease(key, 'a', () => lost++);
    await held.tryAcquire();
    server.signal('SIGSTOP');
    await eventually(
      () => lost,
      count => count === 1,
      5_000,
    );
    server.signal('SIGCONT');
    expect(held.held).toBe(false);
    expect(await held.acquire(AbortSignal.timeout(10_000))).toBe(true);
    await held.release();
  });

  it('survives a short restart of the broker', async () => {
    const key = freshKey();
    let lost = 0;
    const options = { bucket: 'LEASES', key, ttlMs: 5_000, logger: silentLogger(), onLost: () => lost++ };
    const held = await Lease.open(await connection(), { ...options, holder: 'a' });
    await held.tryAcquire();
    await server.restart('SIGKILL');
    await new Promise(resolve => setTimeout(resolve, 4_000));
    expect(held.held).toBe(true);
    expect(lost).toBe(0);
    await held.release();
  });

  it('says that the bucket is missing', async () => {
    const options = {
      bucket: 'NONE',
      key: 'k',
      holder: 'a',
      logger: silentLogger(),
      onLost: () => undefined,
    };
    const none = await Lease.open(await connection(), options);
    await expect(none.tryAcquire()).rejects.toMatchObject({ code: 'MESSAGING.STREAM_MISSING' });
  });
});
