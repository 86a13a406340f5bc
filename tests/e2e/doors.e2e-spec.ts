import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { connect, StringCodec } from 'nats';
import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { type Commit, METRIC, packOf, weatherStations, storedValues } from '../support/readings.js';
import { ShippedStack } from '../support/shipped-stack.js';

const run = promisify(execFile);
const SECOND = 1_000;
/** From publish to API (README). */
const SOON_MS = 2 * SECOND;

/** The three doors of a device, each with a client that is not Greenzone's own. */
describe('a reading from outside', () => {
  let stack: ShippedStack;
  let devices: Schemas['Device'][];
  const began = Date.now();

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start('--zones', '5', '--no-history', '--cbor');
    devices = await weatherStations(stack);
  }, 200_000);

  afterAll(() => stack?.remove(), 60_000);

  const stored = (device: string) => storedValues(stack, device, began - 3_600 * SECOND, began);

  const publishMqtt = (topic: string, message: string) =>
    run('mosquitto_pub', [
      ...['-h', '127.0.0.1', '-p', String(stack.mqttPort), '-V', 'mqttv311', '-q', '1'],
      ...['-i', `probe-${Date.now()}`, '-t', topic, '-m', message],
    ]);

  it('comes in by MQTT, is in the series within two seconds, and is there once however often it is sent', async () => {
    const [{ id, zone }] = devices as [Schemas['Device']];
    const reading = { t: began - 60 * SECOND, v: 21.25 };
    const topic = `gz/telemetry/v1/${zone}/${id}`;
    const pack = packOf(id, reading, { boot: began, seq: 1 });
    // The first message of a connection pays for what everybody after it has: not what is measured here.
    await publishMqtt(topic, packOf(id, { t: began - 120 * SECOND, v: 20 }, { boot: began, seq: 2 }));
    await publishMqtt(topic, pack);
    const published = Date.now();
    const found = await eventually(
      () => stored(id),
      points => points.some(({ value }) => value === reading.v),
    );
    expect(Date.now() - published).toBeLessThan(SOON_MS);
    await publishMqtt(topic, pack);
    await publishMqtt(topic, pack);
    // A pack behind the repeated ones: when it is there, they were handled.
    await publishMqtt(topic, packOf(id, { t: began - 30 * SECOND, v: 22.5 }, { boot: began, seq: 3 }));
    const all = await eventually(
      () => stored(id),
      points => points.length > found.length,
    );
    expect(all).toEqual([
      { t: began - 120 * SECOND, value: 20 },
      { t: reading.t, value: reading.v },
      { t: began - 30 * SECOND, value: 22.5 },
    ]);
  });

  it('comes in by NATS from the client that fielded devices use, and its commit names it', async () => {
    const [, device] = devices as [Schemas['Device'], Schemas['Device']];
    const { id, zone } = device;
    const connection = await connect({ servers: stack.natsUrl });
    try {
      const commits: Commit[] = [];
      connection.subscribe(`gz.commit.v1.${zone}.${id}`, {
        callback: (_error, message) => {
          const commit: Commit = message.json();
          if (commit.boot === began) commits.push(commit);
        },
      });
      const text = StringCodec();
      const jetStream = connection.jetstream();
      const subject = `gz.telemetry.v1.${zone}.${id}`;
      for (let seq = 1; seq <= 20; seq++) {
        const pack = packOf(id, { t: began - seq * SECOND, v: seq }, { boot: began, seq });
        // Twice, as after an acknowledgement that did not arrive.
        for (let attempt = 0; attempt < 2; attempt++) {
          await jetStream.publish(subject, text.encode(pack), { msgID: `${id}:${began}:${seq}` });
        }
      }
      await eventually(
        () => commits.at(-1),
        commit => commit?.contiguousSeq === 20,
      );
      expect(commits.at(-1)).toMatchObject({ device: id, boot: began, contiguousSeq: 20, missing: [] });
      const points = await stored(id);
      expect(points.map(({ value }) => value)).toEqual(Array.from({ length: 20 }, (_, i) => 20 - i));
      const query = `from=${new Date(began - 20 * SECOND).toISOString()}&to=${new Date(began).toISOString()}`;
      const delivery = await stack.get<Schemas['DeviceDelivery']>(`/api/v1/devices/${id}/delivery?${query}`);
      // Whole minutes are told: the simulated station may have sent something in them, too.
      expect(delivery.totals.stored).toBeGreaterThanOrEqual(20);
      expect(delivery.totals).toMatchObject({ received: delivery.totals.stored, failed: 0, rejected: 0 });
      const told = await stack.get<Schemas['DeviceDelivery']>(`/api/v1/devices/${id}/delivery`);
      expect(told.runs.find(({ boot }) => boot === began)).toMatchObject({
        ...{ contiguousSeq: 20, lastSeq: 20, stored: [[1, 20]], missing: [] },
      });
    } finally {
      await connection.close();
    }
  });

  it('comes in as CBOR from the simulated fleet', async () => {
    const { items: zones } = await stack.get<{ items: Schemas['ZoneItem'][] }>('/api/v1/zones?limit=1000');
    const latest = async () =>
      (
        await Promise.all(
          zones.map(({ code }) =>
            stack.get<{ items: Array<{ time: number }> }>(`/api/v1/latest?zone=${code}`),
          ),
        )
      ).flatMap(({ items }) => items.filter(({ time }) => time > began));
    await eventually(latest, values => values.length > 50, 30_000);
    const malformed = await stack.get<{ total: number }>('/api/v1/dead-letters/counts?reason=malformed');
    expect(malformed.total).toBe(0);
  }, 60_000);

  it('comes in by HTTP, and 200 means that it is stored', async () => {
    const [, , device] = devices as [Schemas['Device'], Schemas['Device'], Schemas['Device']];
    const { id, zone } = device;
    const post = () =>
      fetch(`${stack.url}/api/v1/telemetry/${zone}/${id}`, {
        method: 'POST',
        headers: { 'content-type': 'application/senml+json' },
        body: packOf(id, { t: began - 90 * SECOND, v: 19.5 }),
      });
    for (let attempt = 0; attempt < 3; attempt++) {
      const response = await post();
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ state: 'committed', deadLetters: [] });
      expect(await stored(id)).toEqual([{ t: began - 90 * SECOND, value: 19.5 }]);
    }
  });

  it('is kept with a reason when it is malformed, and the good ones beside it are stored', async () => {
    const device = devices[3] as Schemas['Device'];
    const { id, zone } = device;
    const topic = `gz/telemetry/v1/${zone}/${id}`;
    await publishMqtt(topic, packOf(id, { t: began - 50 * SECOND, v: 1 }, { boot: began, seq: 1 }));
    await publishMqtt(topic, 'no JSON at all');
    // One record of three cannot be used.
    const bad = { n: METRIC, u: 'furlong', v: 3, t: 2 };
    const mixed = JSON.parse(
      packOf(id, { t: began - 40 * SECOND, v: 2 }, { boot: began, seq: 2 }),
    ) as object[];
    await publishMqtt(topic, JSON.stringify([...mixed, bad, { n: METRIC, u: 'Cel', v: 4, t: 4 }]));
    const letters = await eventually(
      async () =>
        (await stack.get<{ items: Schemas['DeadLetter'][] }>(`/api/v1/dead-letters?device=${id}`)).items,
      items => items.length >= 2,
    );
    expect(letters.map(({ reason, records }) => ({ reason, records }))).toEqual([
      { reason: 'bad-unit', records: 1 },
      { reason: 'malformed', records: null },
    ]);
    expect(letters[0]?.detail).toContain('furlong');
    const points = await eventually(
      () => stored(id),
      items => items.length >= 3,
    );
    expect(points.map(({ value }) => value)).toEqual([1, 2, 4]);
  });
});
