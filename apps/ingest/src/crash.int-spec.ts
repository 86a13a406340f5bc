import { type Commit, ingestRpc, packKey } from '#libs/contracts';
import { encodeSenmlJson } from '#libs/telemetry';
import { eventually } from '#libs/testing';
import { Failpoint, type FailpointAt } from '../test/failpoint.js';
import { device, pack, ZONE } from '../test/fixtures.js';
import { type IngestStack, startIngestStack } from '../test/ingest-stack.js';

const BOOT = Date.UTC(2026, 10, 1);

const FAILPOINTS: FailpointAt[] = [
  { when: 'before', step: 'store.write' },
  { when: 'after', step: 'store.write' },
  { when: 'after', step: 'deadLetters.publish' },
  { when: 'before', step: 'ledger.record' },
  { when: 'after', step: 'ledger.record' },
  { when: 'before', step: 'readings.publish' },
  { when: 'after', step: 'readings.publish' },
];
/** One pack is stored, and another one is about to replace it, or has. */
const WHILE_REPLACING: FailpointAt[] = [
  { when: 'before', step: 'ledger.record' },
  { when: 'before', step: 'ledger.recordReplaced' },
  { when: 'after', step: 'ledger.recordReplaced' },
];

describe('ingest killed in the middle of a group', () => {
  let stack: IngestStack;

  beforeAll(async () => {
    stack = await startIngestStack();
    stack.registry.devices = [...FAILPOINTS, ...WHILE_REPLACING].map((_, index) =>
      device(`${ZONE}-power-${index}`),
    );
  }, 60_000);

  afterAll(() => stack?.stop(), 30_000);

  it.each(FAILPOINTS.map((at, index) => ({ ...at, index })))(
    'repeats what is missing when it dies $when $step, and nothing twice',
    async ({ index, ...at }) => {
      const id = `${ZONE}-power-${index}`;
      const now = Date.now();
      const seen: Commit[] = [];
      const listening = stack.connection.subscribe(`gz.commit.v1.${ZONE}.${id}`, {
        callback: (_error, message) => {
          seen.push(message.json<Commit>());
        },
      });
      const failpoint = new Failpoint(at);
      await stack.publish(ZONE, id, pack(id, { boot: BOOT, seq: 1, times: [now - 2, now - 1] }));
      await stack.publish(
        ZONE,
        id,
        encodeSenmlJson({
          device: id,
          boot: BOOT,
          seq: 2,
          records: [
            { metric: 'power.active', unit: 'kW', timeMs: now, value: 7 },
            { metric: 'no.such', unit: null, timeMs: now, value: 7 },
          ],
        }),
      );
      const instance = `crash-${index}`;
      const dying = await stack.startIngest(instance, { wrapPorts: failpoint.wrapPorts });
      await failpoint.reached;
      expect(seen).toEqual([]);

      const heir = await stack.startIngest(instance);
      await eventually(
        () => seen.at(-1)?.contiguousSeq,
        seq => seq === 2,
      );
      listening.unsubscribe();
      const rows = await stack.reader.raw({
        measurement: 'power',
        devices: [id],
        fields: 'all',
        from: 0,
        to: 4e12,
        limit: 100,
      });
      expect(rows.map(({ values }) => values.seq)).toEqual([1, 1, 2]);
      const { deadLetters } = await stack.rpc.request(
        ingestRpc.receipt.subject,
        { key: packKey(id, BOOT, 2) },
        ingestRpc.receipt.reply,
      );
      expect(deadLetters).toEqual([expect.objectContaining({ reason: 'unknown-metric', records: 1 })]);
      const kept = (await stack.deadLetters()).filter(({ subject }) => subject.endsWith(id));
      expect(kept).toHaveLength(1);
      const told = (await stack.readings()).flatMap(({ packs }) => packs).filter(({ device: d }) => d === id);
      expect(new Set(told.map(({ seq }) => seq))).toEqual(new Set([1, 2]));
      expect(await stack.counted(id)).toEqual({ received: 4, stored: 3, rejected: 1 });
      await Promise.all([dying.close(), heir.close()]);
    },
    30_000,
  );

  it.each(WHILE_REPLACING.map((at, index) => ({ ...at, id: `${ZONE}-power-${FAILPOINTS.length + index}` })))(
    'counts a value that is replaced as rejected once when it dies $when $step',
    async ({ id, ...at }) => {
      const times = [Date.now()];
      const send = (seq: number) => stack.publish(ZONE, id, pack(id, { boot: BOOT, seq, times, value: seq }));
      const failpoint = new Failpoint(at);
      const instance = `replaced-${id}`;
      const dying = await stack.startIngest(instance, { wrapPorts: failpoint.wrapPorts });
      await send(1);
      // Either the first one is held by the death, or it is known before the second one comes.
      const isFirst = at.step === 'ledger.record';
      await (isFirst
        ? failpoint.reached
        : eventually(
            () => stack.counted(id),
            ({ stored }) => stored === 1,
          ));
      await send(2);
      await failpoint.reached;
      const heir = await stack.startIngest(instance);
      const whole = await eventually(
        () => stack.counted(id),
        ({ received }) => received === 2,
      );
      expect(whole).toEqual({ received: 2, stored: 1, rejected: 1 });
      await Promise.all([dying.close(), heir.close()]);
    },
    30_000,
  );
});
