import { type DeadLetterSelection, deadLetterRpc, ingestRpc, packKey } from '#libs/contracts';
import { encodeSenmlJson } from '#libs/telemetry';
import { eventually } from '#libs/testing';
import { Failpoint } from '../test/failpoint.js';
import { device, pack, ZONE } from '../test/fixtures.js';
import { minutesOf } from './ledger/minute-counts.js';
import { type IngestStack, startIngestStack } from '../test/ingest-stack.js';

const BOOT = Date.UTC(2026, 10, 1);
const ACTOR = { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true } as const;
const { replay, find, list, outcome, bytes, dismiss, counts } = deadLetterRpc;

describe('replay of dead letters on real servers', () => {
  let stack: IngestStack;

  beforeAll(async () => {
    stack = await startIngestStack();
    stack.registry.devices = [device(`${ZONE}-power-known`)];
  }, 60_000);

  afterAll(() => stack?.stop(), 30_000);

  const receipt = (key: string) =>
    stack.rpc.request(ingestRpc.receipt.subject, { key }, ingestRpc.receipt.reply);
  const lettersOf = async (id: string) =>
    (await stack.rpc.request(list.subject, { device: id, limit: 100 }, list.reply)).items;
  const firstLetter = async (id: string) =>
    (
      await eventually(
        () => lettersOf(id),
        letters => letters.length > 0,
      )
    )[0] as { id: string };
  const replayed = (selection: DeadLetterSelection, dryRun = false) =>
    stack.rpc.request(replay.subject, { selection, dryRun, actor: ACTOR }, replay.reply);
  const detail = async (id: string) =>
    (await stack.rpc.request(find.subject, { id }, find.reply)).letter ?? undefined;
  const settled = (id: string) =>
    eventually(
      () => detail(id),
      letter => letter?.state === 'solved' || letter?.state === 'refused',
    );
  const register = async (...ids: string[]) => {
    stack.registry.devices = [...stack.registry.devices, ...ids.map(id => device(id))];
    stack.connection.publish('gz.registry.v1.devices', '{}');
    await new Promise(resolve => setTimeout(resolve, 800));
  };
  const rowsOf = (id: string) =>
    stack.reader.raw({
      ...{ measurement: 'power', devices: [id], fields: 'all', from: 0, to: 4e12, limit: 100 },
    });
  /** Sums of a device's hours; those of their minutes must be the same, however often packs were judged. */
  const counted = async (id: string) => {
    const hours = await stack.dataSource.query<Array<Record<string, string>>>(
      `SELECT received, failed, rejected, received_minutes::text AS "receivedMinutes",
              failed_minutes::text AS "failedMinutes", rejected_minutes::text AS "rejectedMinutes"
       FROM delivery_hours WHERE device = $1`,
      [id],
    );
    const sumOf = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0);
    for (const kind of ['received', 'failed', 'rejected'])
      expect(hours.map(hour => sumOf(minutesOf(hour[`${kind}Minutes`] as string)))).toEqual(
        hours.map(hour => Number(hour[kind])),
      );
    return stack.counted(id);
  };

  it('stores a pack of an unknown device once, after the device was registered, however often it is replayed', async () => {
    const ingest = await stack.startIngest('ingest-1');
    const id = `${ZONE}-power-late`;
    const now = Date.now();
    await stack.publish(ZONE, id, pack(id, { boot: BOOT, seq: 1, times: [now - 2, now - 1] }));
    const { id: letter } = await firstLetter(id);
    expect(await receipt(packKey(id, BOOT, 1))).toMatchObject({ state: 'rejected' });
    expect(await counted(id)).toEqual({ received: null, stored: null, rejected: null });

    expect(await replayed({ filter: { device: id }, limit: 10 }, true)).toMatchObject({
      ...{ run: null, replayed: 1, packs: 1, skipped: [] },
    });
    expect(await detail(letter)).toMatchObject({ state: 'open', history: [] });

    const early = await replayed({ ids: [letter] });
    expect(await settled(letter)).toMatchObject({ state: 'refused' });
    await register(id);
    const runs = [await replayed({ filter: { device: id }, limit: 10 }), await replayed({ ids: [letter] })];
    expect(runs.map(run => run.replayed)).toEqual([1, 1]);
    const solved = await settled(letter);
    expect(solved).toMatchObject({ state: 'solved' });
    expect(solved?.history.map(({ state }) => state).slice(0, 3)).toEqual([
      'replayed',
      'refused',
      'replayed',
    ]);
    expect(solved?.history[0]).toMatchObject({ actor: { id: 'operator-lan' } });
    expect(await receipt(packKey(id, BOOT, 1))).toMatchObject({ state: 'committed', deadLetters: [] });
    expect((await rowsOf(id)).map(({ time, values }) => [time, values.seq])).toEqual([
      [now - 2, 1],
      [now - 1, 1],
    ]);
    expect(await counted(id)).toEqual({ received: 2, stored: 2, rejected: 0 });
    expect(await replayed({ ids: [letter, 'none'] })).toMatchObject({
      ...{ run: null, replayed: 0 },
      skipped: [
        { id: 'none', code: 'DEADLETTER.UNKNOWN' },
        { id: letter, code: 'DEADLETTER.NOT_REPLAYABLE' },
      ],
    });
    const told = (await stack.readings()).flatMap(({ packs }) => packs).filter(found => found.device === id);
    // Two replays may be in one group: readers are told twice, and know the pack by its key.
    expect(new Set(told.map(({ key, rows }) => `${key} ${rows.length}`))).toEqual(
      new Set([`${packKey(id, BOOT, 1)} 2`]),
    );
    const { outcome: first } = await stack.rpc.request(outcome.subject, { run: early.run }, outcome.reply);
    expect(first).toMatchObject({ letters: 1, refused: 1, pending: 0 });
    await ingest.close();
  }, 60_000);

  it('adds to a partly stored pack what is missing, and tells the readers of it', async () => {
    const ingest = await stack.startIngest('ingest-1');
    const id = `${ZONE}-power-partly`;
    const full = device(id);
    const without = full.channels.filter(({ metric }) => metric !== 'power.voltage');
    stack.registry.devices = [...stack.registry.devices, { ...full, channels: without }];
    stack.connection.publish('gz.registry.v1.devices', '{}');
    await new Promise(resolve => setTimeout(resolve, 800));
    const now = Date.now();
    const values = [
      { metric: 'power.active', unit: 'kW', timeMs: now, value: 7 },
      { metric: 'power.voltage', unit: 'kV', timeMs: now, value: 22 },
    ];
    await stack.publish(ZONE, id, encodeSenmlJson({ device: id, boot: BOOT, seq: 1, records: values }));
    const { id: letter } = await firstLetter(id);
    expect(await receipt(packKey(id, BOOT, 1))).toMatchObject({ state: 'committed' });
    expect(await counted(id)).toEqual({ received: 2, stored: 1, rejected: 1 });

    stack.registry.devices = stack.registry.devices.map(found => (found.id === id ? full : found));
    stack.connection.publish('gz.registry.v1.devices', '{}');
    await new Promise(resolve => setTimeout(resolve, 800));
    await replayed({ ids: [letter] });
    expect(await settled(letter)).toMatchObject({ state: 'solved' });
    expect(await counted(id)).toEqual({ received: 2, stored: 2, rejected: 0 });
    const [row] = await rowsOf(id);
    expect(row?.values).toMatchObject({ active_kw: 7, voltage_kv: 22, seq: 1 });
    const told = await eventually(
      async () => (await stack.readings()).flatMap(({ packs }) => packs).filter(p => p.device === id),
      packs => packs.length === 2,
    );
    expect(told[1]?.rows).toEqual([{ t: now, values: { 'power.active': 7, 'power.voltage': 22 } }]);
    await ingest.close();
  }, 60_000);

  it.each([
    { when: 'after', step: 'store.write' },
    { when: 'before', step: 'ledger.record' },
    { when: 'after', step: 'ledger.record' },
    { when: 'after', step: 'readings.publish' },
  ] as const)(
    'finishes a replay that dies $when $step, and counts it once',
    async at => {
      const id = `${ZONE}-power-${at.when}-${at.step.replace('.', '-')}`.toLowerCase();
      const failpoint = new Failpoint(at, 'later');
      const dying = await stack.startIngest('ingest-1', { wrapPorts: failpoint.wrapPorts });
      const now = Date.now();
      await stack.publish(ZONE, id, pack(id, { boot: BOOT, seq: 1, times: [now] }));
      const { id: letter } = await firstLetter(id);
      await register(id);
      failpoint.arm();
      const { run } = await replayed({ ids: [letter] });
      await failpoint.reached;
      const heir = await stack.startIngest('ingest-1');
      expect(await settled(letter)).toMatchObject({ state: 'solved' });
      const state = await eventually(
        () => stack.rpc.request(outcome.subject, { run }, outcome.reply),
        ({ outcome: found }) => found?.pending === 0,
      );
      expect(state.outcome).toMatchObject({ letters: 1, solved: 1 });
      expect(await rowsOf(id)).toHaveLength(1);
      expect(await counted(id)).toEqual({ received: 1, stored: 1, rejected: 0 });
      await Promise.all([dying.close(), heir.close()]);
    },
    60_000,
  );

  it('keeps the time of arrival for times that are relative to it, and lets no device choose it', async () => {
    const ingest = await stack.startIngest('ingest-1');
    const id = `${ZONE}-power-relative`;
    const relative = `[{"bn":"urn:dev:gz:${id}:","n":"power.active","u":"kW","v":5,"t":-10}]`;
    await stack.publish(ZONE, id, relative);
    const letter = await firstLetter(id);
    const { receivedAt } = (await detail(letter.id)) as { receivedAt: number };
    await register(id);
    await replayed({ ids: [letter.id] });
    await settled(letter.id);
    const rows = await rowsOf(id);
    expect(rows.map(({ time }) => time)).toEqual([receivedAt - 10_000]);
    await ingest.close();
  }, 60_000);

  it('gives the bytes back as they came, counts by day, and gives letters up for a reason', async () => {
    const ingest = await stack.startIngest('ingest-1');
    const id = `${ZONE}-power-known`;
    const text = `["${'x'.repeat(1_000_000)}"]`;
    await stack.publish(ZONE, id, text);
    const { id: letter } = await firstLetter(id);
    const parts: Buffer[] = [];
    for (let offset = 0, total = 1; offset < total; ) {
      const { part } = await stack.rpc.request(bytes.subject, { id: letter, offset }, bytes.reply);
      parts.push(Buffer.from(part?.base64 ?? '', 'base64'));
      offset += parts.at(-1)?.length ?? 0;
      total = part?.total ?? 0;
    }
    expect(Buffer.concat(parts).toString()).toBe(text);

    const found = await stack.rpc.request(counts.subject, { device: id }, counts.reply);
    expect(found).toMatchObject({
      total: 1,
      items: [{ zone: ZONE, reason: 'oversize', state: 'open', count: 1 }],
    });
    expect(found.items[0]?.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);

    const done = await stack.rpc.request(
      dismiss.subject,
      { selection: { filter: { device: id }, limit: 10 }, note: 'a test of the sender', actor: ACTOR },
      dismiss.reply,
    );
    expect(done).toEqual({ dismissed: 1, remaining: 0 });
    expect(await detail(letter)).toMatchObject({
      state: 'dismissed',
      history: [{ state: 'dismissed', note: 'a test of the sender', actor: { name: 'Lan' } }],
    });
    expect(await replayed({ filter: { device: id }, limit: 10 })).toMatchObject({
      replayed: 0,
      remaining: 0,
    });
    await ingest.close();
  }, 60_000);

  it('calls a pack rejected of which every record was refused', async () => {
    const ingest = await stack.startIngest('ingest-1');
    const id = `${ZONE}-power-known`;
    const now = Date.now();
    const refused = [
      { metric: 'power.voltage', unit: 'furlong', timeMs: now, value: 22 },
      { metric: 'no.such', unit: null, timeMs: now, value: 1 },
    ];
    await stack.publish(ZONE, id, encodeSenmlJson({ device: id, boot: BOOT, seq: 77, records: refused }));
    const answer = await eventually(
      () => receipt(packKey(id, BOOT, 77)),
      ({ state }) => state !== 'unknown',
    );
    expect(answer.state).toBe('rejected');
    expect(answer.deadLetters.map(({ reason, records }) => [reason, records]).sort()).toEqual([
      ['bad-unit', 1],
      ['unknown-metric', 1],
    ]);
    await ingest.close();
  }, 60_000);
});
