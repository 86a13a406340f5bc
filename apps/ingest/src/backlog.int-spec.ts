import { ingestRpc, subjects } from '#libs/contracts';
import { connectNats, JetStreamPublisher } from '#libs/messaging';
import { encodeSenmlJson, type SenmlReading } from '#libs/telemetry';
import { eventually, silentLogger } from '#libs/testing';
import { device, METRICS, ZONE } from '../test/fixtures.js';
import { type IngestStack, startIngestStack } from '../test/ingest-stack.js';

const BOOT = Date.UTC(2026, 10, 1);
const DEVICES = 500;
const PACKS_PER_DEVICE = 12;
const TIMES = 10;
const POWER = METRICS.filter(({ measurement }) => measurement === 'power');

describe('ingest with a backlog', () => {
  let stack: IngestStack;

  beforeAll(async () => {
    stack = await startIngestStack();
    stack.registry.devices = Array.from({ length: DEVICES }, (_, index) => device(`${ZONE}-power-${index}`));
  }, 60_000);

  afterAll(() => stack?.stop(), 30_000);

  it('drains it, each reading once', async () => {
    const now = Date.now();
    const { url, user, password } = stack.nats;
    const publishing = await connectNats({ url, user, password, name: 'fleet', logger: silentLogger() });
    const messages = Array.from({ length: PACKS_PER_DEVICE }, (_, round) =>
      stack.registry.devices.map(({ id }) => ({
        subject: subjects.telemetry(ZONE, id),
        msgId: `${id}:${BOOT}:${round + 1}`,
        data: livePack(id, round + 1, now - (PACKS_PER_DEVICE - round) * TIMES * 1_000),
      })),
    ).flat();
    await new JetStreamPublisher(publishing).publishMany(messages);
    await publishing.close();

    const ingest = await stack.startIngest();
    const figures = async () => {
      const health = await stack.connection.request(
        subjects.rpc('ingest', 'health'),
        '{"id":"1","data":{}}',
        {
          timeout: 10_000,
        },
      );
      return health.json<{ response: { figures: Record<string, number> } }>().response.figures;
    };
    // The figures of a group come after its ledger.
    const { deadLetters } = await eventually(
      figures,
      ({ packsStored }) => packsStored === messages.length,
      120_000,
    );
    expect(deadLetters).toBe(0);
    const { items } = await stack.rpc.request(
      ingestRpc.delivery.subject,
      { zone: ZONE, from: now - 86_400_000, to: now + 86_400_000 },
      ingestRpc.delivery.reply,
    );
    expect(new Set(items.map(({ stored }) => stored))).toEqual(
      new Set([PACKS_PER_DEVICE * TIMES * POWER.length]),
    );
    const rows = await stack.reader.raw({
      measurement: 'power',
      devices: [`${ZONE}-power-7`],
      fields: 'all',
      from: 0,
      to: 4e12,
      limit: 1_000,
    });
    expect(rows).toHaveLength(PACKS_PER_DEVICE * TIMES);
    await ingest.close();
  }, 180_000);
});

function livePack(id: string, seq: number, from: number): Uint8Array {
  const records: SenmlReading[] = [];
  for (let moment = 0; moment < TIMES; moment++) {
    for (const [index, { id: metric, units }] of POWER.entries()) {
      const level = metric === 'power.frequency' ? 50 : (index + 1) / 10;
      const value = Number((level + moment / 1_000).toFixed(3));
      records.push({ metric, unit: units[0]?.unit ?? null, timeMs: from + moment * 1_000, value });
    }
  }
  return encodeSenmlJson({ device: id, boot: BOOT, seq, records });
}
