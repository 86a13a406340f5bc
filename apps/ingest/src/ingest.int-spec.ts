import { deadLetterRpc, digestKey, ingestRpc, packKey } from '#libs/contracts';
import { encodeSenmlCbor, encodeSenmlJson, Finding, type SenmlReading } from '#libs/telemetry';
import { eventually } from '#libs/testing';
import { createHash } from 'node:crypto';
import { device, pack, ZONE } from '../test/fixtures.js';
import { type IngestStack, startIngestStack } from '../test/ingest-stack.js';
import { PostgresLedgerStore } from './ledger/postgres-ledger.store.js';

const BOOT = Date.UTC(2026, 10, 1);
const rawPower = { measurement: 'power', fields: 'all', from: 0, to: 4e12, limit: 100_000 } as const;

describe('ingest on real servers', () => {
  let stack: IngestStack;

  beforeAll(async () => {
    stack = await startIngestStack();
    stack.registry.devices = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'cbor'].map(name =>
      device(`${ZONE}-power-${name}`),
    );
    await stack.startIngest('ingest-1');
  }, 60_000);

  afterAll(() => stack?.stop(), 30_000);

  const receipt = (key: string) =>
    stack.rpc.request(ingestRpc.receipt.subject, { key }, ingestRpc.receipt.reply);
  const committed = (key: string) =>
    eventually(
      () => receipt(key),
      ({ state }) => state === 'committed',
    );

  it('stores a pack, tells the others, and says so to the device', async () => {
    const id = `${ZONE}-power-a`;
    const now = Date.now();
    await stack.publish(ZONE, id, pack(id, { boot: BOOT, seq: 1, times: [now - 1_000, now] }));
    await committed(packKey(id, BOOT, 1));

    const rows = await stack.reader.raw({ ...rawPower, devices: [id] });
    expect(rows).toEqual([
      { time: now - 1_000, zone: ZONE, device: id, values: { active_kw: 100, boot: BOOT, seq: 1 } },
      { time: now, zone: ZONE, device: id, values: { active_kw: 100, boot: BOOT, seq: 1 } },
    ]);
    const groups = await stack.readings();
    expect(groups.flatMap(({ packs }) => packs)).toEqual([
      expect.objectContaining({
        device: id,
        key: packKey(id, BOOT, 1),
        lane: 'live',
        rows: [
          { t: now - 1_000, values: { 'power.active': 100 } },
          { t: now, values: { 'power.active': 100 } },
        ],
      }),
    ]);
    const { items } = await stack.rpc.request(
      ingestRpc.delivery.subject,
      { zone: ZONE, from: now - 7_200_000, to: now + 7_200_000 },
      ingestRpc.delivery.reply,
    );
    expect(items).toEqual([
      expect.objectContaining({
        device: id,
        received: 2,
        stored: 2,
        failed: 0,
        rejected: 0,
        lastEventAt: now,
      }),
    ]);
    const hour = Math.floor(now / 3_600_000) * 3_600_000;
    const timely = await stack.rpc.request(
      ingestRpc.timelyHours.subject,
      { zone: ZONE, from: hour - 3_600_000, to: hour + 3_600_000 },
      ingestRpc.timelyHours.reply,
    );
    expect(timely.items.map(({ device }) => device)).toEqual([id]);
    const slots = [...(timely.items[0]?.slots ?? '')].map(digit => Number.parseInt(digit, 16));
    expect(slots).toHaveLength(2);
    expect(slots.reduce((sum, count) => sum + count)).toBe(items[0]?.timelySlots);
  });

  it('keeps what it refuses as dead letters and stores the good records beside it', async () => {
    const id = `${ZONE}-power-b`;
    const now = Date.now();
    const mixed = encodeSenmlJson({
      device: id,
      boot: BOOT,
      seq: 1,
      records: [
        { metric: 'power.active', unit: 'kW', timeMs: now, value: 900 },
        { metric: 'power.voltage', unit: 'kV', timeMs: now, value: 99 },
        { metric: 'power.voltage', unit: 'furlong', timeMs: now - 1, value: 22 },
        { metric: 'no.such', unit: null, timeMs: now, value: 1 },
        { metric: 'power.active', unit: 'kW', timeMs: now + 3_600_000, value: 1 },
        { metric: 'power.active', unit: 'kW', timeMs: now - 61 * 86_400_000, value: 1 },
      ],
    });
    await stack.publish(ZONE, id, mixed);
    const { deadLetters } = await committed(packKey(id, BOOT, 1));
    expect(deadLetters.map(({ reason }) => reason).sort()).toEqual([
      'bad-unit',
      'future',
      'too-old',
      'unknown-metric',
    ]);
    expect(deadLetters.map(({ records }) => records)).toEqual([1, 1, 1, 1]);
    expect(await stack.reader.raw({ ...rawPower, devices: [id] })).toEqual([
      {
        time: now,
        zone: ZONE,
        device: id,
        values: { active_kw: 900, active_kw_qc: 3, active_kw_why: Finding.Plausible, boot: BOOT, seq: 1 },
      },
    ]);
    expect(await stack.reader.raw({ ...rawPower, measurement: 'power_rejected', devices: [id] })).toEqual([
      {
        time: now,
        zone: ZONE,
        device: id,
        values: { voltage_kv: 99, voltage_kv_qc: 4, voltage_kv_why: Finding.Gross, boot: BOOT, seq: 1 },
      },
    ]);
    const kept = (await stack.deadLetters()).filter(({ subject }) => subject.endsWith(id));
    expect(kept).toHaveLength(4);
    expect(Buffer.from(kept[0]?.data ?? []).equals(mixed)).toBe(true);
  });

  it('stores a pack of CBOR, and keeps one that was cut off, byte for byte', async () => {
    const id = `${ZONE}-power-cbor`;
    const now = Date.now();
    const said = { device: id, records: [{ metric: 'power.active', unit: 'kW', timeMs: now, value: 12.5 }] };
    await stack.publish(ZONE, id, encodeSenmlCbor({ ...said, boot: BOOT, seq: 1 }));
    await committed(packKey(id, BOOT, 1));
    expect(await stack.reader.raw({ ...rawPower, devices: [id] })).toEqual([
      { time: now, zone: ZONE, device: id, values: { active_kw: 12.5, boot: BOOT, seq: 1 } },
    ]);
    const half = encodeSenmlCbor({ ...said, boot: BOOT, seq: 2 }).slice(0, -1);
    await stack.publish(ZONE, id, half);
    // The sender may still send the whole pack under its number.
    const key = digestKey(id, createHash('sha256').update(half).digest('hex'));
    await eventually(
      () => receipt(key),
      ({ state }) => state === 'rejected',
    );
    const kept = (await stack.deadLetters()).filter(({ subject }) => subject.endsWith(id));
    expect(kept.map(({ data }) => Buffer.from(data).toString('hex'))).toEqual([
      Buffer.from(half).toString('hex'),
    ]);
    expect(await receipt(packKey(id, BOOT, 2))).toMatchObject({ state: 'unknown' });
  });

  it.each([
    ['malformed', `${ZONE}-power-c`, '{"not": "senml"'],
    ['empty', `${ZONE}-power-c`, '[]'],
    ['wrong-device', `${ZONE}-power-c`, '[{"bn":"urn:dev:gz:somebody-else:","n":"power.active","v":1}]'],
    ['unknown-device', 'nobody-01', '[{"n":"power.active","v":1}]'],
    ['unknown-device', 'No\u0001body\u00fc', '[{"n":"power.active","v":1}]'],
    ['oversize', `${ZONE}-power-c`, `["${'x'.repeat(1_000_000)}"]`],
  ])('keeps a whole pack that is %s', async (reason, id, text) => {
    await stack.publish(ZONE, id, text);
    const key = digestKey(id, createHash('sha256').update(text).digest('hex'));
    const { items } = await eventually(
      () => stack.rpc.request(deadLetterRpc.list.subject, { reason, limit: 100 }, deadLetterRpc.list.reply),
      page => page.items.some(item => item.key === key),
    );
    expect(items.find(item => item.key === key)).toMatchObject({ reason, device: id, records: null });
    expect(await receipt(key)).toMatchObject({ state: 'rejected' });
    const bodies = (await stack.deadLetters()).filter(({ header }) => header);
    const kept = bodies.filter(
      message => message.header('Gz-Dead-Letter-Id') === items.find(i => i.key === key)?.id,
    );
    expect(Buffer.concat(kept.map(({ data }) => data)).toString()).toBe(text);
  });

  it('tells of a device which packs are stored, what is missing, and what came in each minute', async () => {
    const id = `${ZONE}-power-g`;
    const minute = Math.floor(Date.now() / 60_000) * 60_000 - 600_000;
    const send = async (boot: number, seq: number, records: SenmlReading[]): Promise<void> => {
      await stack.publish(ZONE, id, encodeSenmlJson({ device: id, boot, seq, records }));
      await committed(packKey(id, boot, seq));
    };
    const active = (timeMs: number, value: number) => ({ metric: 'power.active', unit: 'kW', timeMs, value });
    await send(BOOT, 1, [active(minute, 1), active(minute + 59_999, 2), active(minute + 60_000, 3)]);
    await send(BOOT, 4, [active(minute + 180_000, 4), { ...active(minute + 181_000, 4), unit: 'furlong' }]);
    // Impossible: kept apart.
    await send(BOOT + 1, 1, [active(minute + 182_000, 4_000)]);
    const ask = (from: number, to: number) =>
      stack.rpc.request(
        ingestRpc.deviceDelivery.subject,
        { device: id, from, to },
        ingestRpc.deviceDelivery.reply,
      );
    const { runs, minutes, isCut } = await ask(minute, Date.now() + 1);
    expect(runs).toMatchObject([
      { boot: BOOT + 1, contiguousSeq: 1, lastSeq: 1, stored: [[1, 1]], missing: [] },
      {
        ...{ boot: BOOT, contiguousSeq: 1, lastSeq: 4, missing: [[2, 3]] },
        stored: [
          [1, 1],
          [4, 4],
        ],
      },
    ]);
    expect(isCut).toBe(false);
    expect(minutes).toEqual([
      { t: minute, received: 2, failed: 0, rejected: 0 },
      { t: minute + 60_000, received: 1, failed: 0, rejected: 0 },
      { t: minute + 180_000, received: 3, failed: 1, rejected: 1 },
    ]);
    expect((await ask(minute + 60_000, minute + 120_000)).minutes).toHaveLength(1);
    expect(await ask(Date.now() + 60_000, Date.now() + 120_000)).toMatchObject({ runs: [], minutes: [] });

    const ledger = new PostgresLedgerStore(stack.dataSource);
    expect(await ledger.forgetMinutes(minute - 86_400_000, 100)).toBe(0);
    expect(await ledger.forgetMinutes(Date.now() + 3_600_000, 1)).toBe(1);
    while ((await ledger.forgetMinutes(Date.now() + 3_600_000, 100)) > 0);
    expect((await ask(minute, Date.now())).minutes).toEqual([]);
  });

  it('answers a repeated pack with its commit and counts it once', async () => {
    const id = `${ZONE}-power-d`;
    const now = Date.now();
    const bytes = pack(id, { boot: BOOT, seq: 2, times: [now] });
    await stack.publish(ZONE, id, bytes);
    await committed(packKey(id, BOOT, 2));
    const next = await stack.nextCommit(id);
    await stack.publish(ZONE, id, bytes);
    expect(await next.found).toMatchObject({ device: id, boot: BOOT, contiguousSeq: 0, missing: [[1, 1]] });
    const [hour] = await stack.dataSource.query<Array<{ received: string }>>(
      'SELECT received FROM delivery_hours WHERE device = $1',
      [id],
    );
    expect(hour?.received).toBe('1');
  });

  it('publishes a commit again when it is asked', async () => {
    const id = `${ZONE}-power-d`;
    const next = await stack.nextCommit(id);
    stack.connection.publish(`gz.commit-query.v1.${ZONE}.${id}`, JSON.stringify({ boot: null }));
    expect(await next.found).toMatchObject({ device: id, boot: BOOT, missing: [[1, 1]] });
  });

  it('lets the higher pack hold a moment that two claim', async () => {
    const id = `${ZONE}-power-e`;
    const now = Date.now();
    await stack.publish(ZONE, id, pack(id, { boot: BOOT, seq: 5, times: [now - 10_000, now], value: 5 }));
    await committed(packKey(id, BOOT, 5));
    await stack.publish(
      ZONE,
      id,
      pack(id, { boot: BOOT, seq: 4, times: [now - 20_000, now - 10_000], value: 4 }),
    );
    const lower = await committed(packKey(id, BOOT, 4));
    expect(lower.deadLetters).toEqual([expect.objectContaining({ reason: 'superseded', records: 1 })]);
    const highest = pack(id, { boot: BOOT, seq: 6, times: [now], value: 6 });
    // Copies in one group replace the same values.
    await Promise.all([1, 2, 3].map(() => stack.publish(ZONE, id, highest)));
    await committed(packKey(id, BOOT, 6));
    const rows = await stack.reader.raw({ ...rawPower, devices: [id] });
    expect(rows.map(({ values }) => [values.seq, values.active_kw])).toEqual([
      [4, 4],
      [5, 5],
      [6, 6],
    ]);
    const replaced = await eventually(
      () => receipt(packKey(id, BOOT, 5)),
      ({ deadLetters }) => deadLetters.length > 0,
    );
    expect(replaced.deadLetters).toEqual([expect.objectContaining({ reason: 'superseded', records: 1 })]);
    expect(await stack.counted(id)).toEqual({ received: 5, stored: 3, rejected: 2 });
  });

  it('knows a device that was registered a moment ago', async () => {
    const id = `${ZONE}-power-new`;
    stack.registry.devices = [...stack.registry.devices, device(id)];
    stack.connection.publish('gz.registry.v1.devices', '{}');
    await new Promise(resolve => setTimeout(resolve, 500));
    await stack.publish(ZONE, id, pack(id, { boot: BOOT, seq: 1, times: [Date.now()] }));
    await committed(packKey(id, BOOT, 1));
  });

  it('reports itself', async () => {
    const message = await stack.connection.request(
      'gz.rpc.v1.ingest.health',
      JSON.stringify({ id: '1', data: {} }),
      { timeout: 10_000 },
    );
    const { response } = message.json<{ response: { status: string; figures: Record<string, number> } }>();
    expect(response.status).toBe('up');
    expect(response.figures).toMatchObject({ partitions: 8, packsStored: expect.any(Number) as number });
  });
});
