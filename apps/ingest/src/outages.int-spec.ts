import { ingestRpc, packKey, subjects } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { device, pack, ZONE } from '../test/fixtures.js';
import { type IngestStack, startIngestStack } from '../test/ingest-stack.js';

const BOOT = Date.UTC(2026, 10, 1);
/** Longer than the broker waits for an acknowledgement here. */
const OUTAGE_MS = 3_000;

describe('ingest while something is away', () => {
  let stack: IngestStack;
  const id = `${ZONE}-power-1`;
  let seq = 0;

  beforeAll(async () => {
    stack = await startIngestStack();
    stack.registry.devices = Array.from({ length: 12 }, (_, index) => device(`${ZONE}-power-${index}`));
    await stack.startIngest('outage-1');
  }, 60_000);

  afterAll(() => stack?.stop(), 30_000);

  const stateOf = async (key: string) =>
    (await stack.rpc.request(ingestRpc.receipt.subject, { key }, ingestRpc.receipt.reply)).state;
  const publishNext = async (name = id): Promise<string> => {
    seq++;
    await stack.publish(ZONE, name, pack(name, { boot: BOOT, seq, times: [Date.now()] }));
    return packKey(name, BOOT, seq);
  };
  const committed = (key: string) =>
    eventually(
      () => stateOf(key).catch(() => 'unknown'),
      state => state === 'committed',
      20_000,
    );
  const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

  it('holds readings while InfluxDB is down, commits nothing, and goes on by itself', async () => {
    await committed(await publishNext());
    await stack.influx.kill();
    const keys = [await publishNext(), await publishNext()];
    await pause(OUTAGE_MS);
    for (const key of keys) expect(await stateOf(key)).toBe('unknown');
    const message = await stack.connection.request(subjects.rpc('ingest', 'health'), '{"id":"1","data":{}}', {
      timeout: 10_000,
    });
    expect(message.json()).toMatchObject({ response: { status: 'down' } });
    await stack.influx.restart();
    for (const key of keys) await committed(key);
    expect(await stack.deadLetters()).toEqual([]);
  }, 60_000);

  it('holds readings while PostgreSQL is down', async () => {
    await stack.postgres.kill();
    const key = await publishNext();
    await pause(OUTAGE_MS);
    await stack.postgres.restart();
    await committed(key);
    expect(await stack.deadLetters()).toEqual([]);
  }, 60_000);

  it('goes on after the broker was killed', async () => {
    await stack.nats.restart('SIGKILL');
    const key = await eventually(
      () => publishNext().catch(() => undefined),
      published => published !== undefined,
      20_000,
    );
    await committed(key as string);
  }, 60_000);

  it('shares the partitions with a second process and takes them back when it leaves', async () => {
    const partitionsHeld = async () => {
      const replies = await stack.connection.requestMany(
        subjects.rpc('ingest', 'health'),
        '{"id":"1","data":{}}',
        { strategy: 'timer', maxWait: 300 },
      );
      for await (const reply of replies) {
        return reply.json<{ response: { figures: { partitions: number } } }>().response.figures.partitions;
      }
      return undefined;
    };
    const second = await stack.startIngest('outage-2');
    // Either process may answer, so both must hold four before every answer is four.
    await eventually(
      async () => [await partitionsHeld(), await partitionsHeld(), await partitionsHeld()],
      held => held.every(count => count === 4),
      30_000,
    );
    const keys = [];
    for (let index = 0; index < 12; index++) keys.push(await publishNext(`${ZONE}-power-${index}`));
    for (const key of keys) await committed(key);
    await second.close();
    await eventually(partitionsHeld, held => held === 8, 30_000);
    await committed(await publishNext());
  }, 120_000);
});
