import type { Device } from '#libs/contracts';
import { encodeSenmlJson, type MetricDefinition, type SenmlReading } from '#libs/telemetry';
import { eventually } from '#libs/testing';
import type { IngestStart, RunningIngest } from '../bootstrap.js';
import { device, METRICS, ZONE } from '../../test/fixtures.js';
import { type IngestStack, startIngestStack } from '../../test/ingest-stack.js';
import { PostgresRejudgeQueue } from './postgres-rejudge.queue.js';

const BOOT = Date.UTC(2026, 10, 1);
const MINUTE = 60_000;
const DAY = 86_400_000;
const [base] = METRICS as [MetricDefinition];
const level: MetricDefinition = {
  ...base,
  cadenceSeconds: 60,
  qc: {
    gross: { min: 0, max: 1_000 },
    plausible: null,
    rateOfChange: { limit: 100, mode: 'absolute' },
    flatLine: { suspectSeconds: 240, failSeconds: 600, resolution: 1 },
    spike: { suspect: 60, fail: 400 },
  },
};
const NAMES = ['spike', 'still', 'late', 'order', 'disorder', 'past'];
/** After a start others may still be writing, and nothing is judged in passing. */
const HANDOVER_MS = 15_500;
const idOf = (name: string): string => `${ZONE}-${name}-01`;
const PACE: IngestStart = {
  wrapPorts: (ports, { dataSource }) => ({
    ...ports,
    rejudge: new PostgresRejudgeQueue(dataSource, { quietMs: 100, longestMs: 1_000 }),
  }),
};

describe('quality control on real servers', () => {
  let stack: IngestStack;
  let ingest: RunningIngest;
  let startedAt = 0;
  const seqs = new Map<string, number>();

  beforeAll(async () => {
    stack = await startIngestStack();
    stack.registry.metrics = [level];
    stack.registry.devices = NAMES.map(
      (name): Device => ({
        ...device(idOf(name)),
        channels: [{ metric: level.id, cadenceSeconds: 60 }],
      }),
    );
    ingest = await stack.startIngest('quality-1', PACE);
  }, 60_000);

  afterAll(() => stack?.stop(), 30_000);

  const packOf = (
    name: string,
    rows: ReadonlyArray<readonly [timeMs: number, value: number]>,
    lane: 'history' | 'live',
  ) => {
    const seq = (seqs.get(name) ?? 0) + 1;
    seqs.set(name, seq);
    const records = rows.map(
      ([timeMs, value]): SenmlReading => ({ metric: level.id, unit: 'kW', timeMs, value }),
    );
    return encodeSenmlJson({ device: idOf(name), boot: BOOT, seq, lane, records });
  };
  const send = async (
    name: string,
    rows: ReadonlyArray<readonly [timeMs: number, value: number]>,
    lane: 'history' | 'live' = 'live',
  ) => {
    const data = packOf(name, rows, lane);
    const seq = seqs.get(name) ?? 0;
    const { found } = await stack.nextCommit(
      idOf(name),
      ({ missing, contiguousSeq }) => missing.length === 0 && contiguousSeq >= seq,
    );
    await stack.publish(ZONE, idOf(name), data);
    await found;
  };
  /** Flags in time order; 1 where there is none. */
  const flagsOf = async (name: string): Promise<number[]> => {
    const rows = await stack.reader.raw({
      measurement: 'power',
      devices: [idOf(name)],
      fields: ['active_kw', 'active_kw_qc'],
      from: 0,
      to: 4e12,
      limit: 1_000,
    });
    return rows.map(({ values }) => values.active_kw_qc ?? 1);
  };
  const settled = () =>
    eventually(
      async () => {
        const [row] = await stack.dataSource.query<Array<{ n: string }>>(
          'SELECT count(*) AS n FROM rejudge_spans',
        );
        return Number(row?.n);
      },
      waiting => waiting === 0,
      30_000,
    );
  /** What readers of the stream believe of a device, in time order. */
  const toldOf = async (name: string): Promise<number[]> => {
    const told = new Map<number, number>();
    for (const { packs } of await stack.readings())
      for (const pack of packs.filter(({ device: of }) => of === idOf(name)))
        for (const { t, flags } of pack.rows) told.set(t, flags?.[level.id] ?? 1);
    return [...told].sort(([a], [b]) => a - b).map(([, flag]) => flag);
  };

  it('knows after a restart since when a value has stood still', async () => {
    const start = Date.now() - 20 * MINUTE;
    const rows = Array.from({ length: 12 }, (_, index) => [start + index * MINUTE, 70] as const);
    await send('still', [[start - MINUTE, 90], ...rows.slice(0, 3)]);
    await ingest.close();
    ingest = await stack.startIngest('quality-1', PACE);
    startedAt = Date.now();
    await send('still', rows.slice(3, 8));
    await send('still', rows.slice(8));
    await settled();
    expect(await flagsOf('still')).toEqual([1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 4, 4]);
    expect(await toldOf('still')).toEqual([1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 4, 4]);
  }, 60_000);

  it('judges again what a late reading shows in another light', async () => {
    const start = Date.now() - 20 * MINUTE;
    const rows = Array.from({ length: 8 }, (_, index) => [start + index * MINUTE, 70] as const);
    await send('late', [rows[0]!, rows[1]!, ...rows.slice(3)]);
    await settled();
    expect(await flagsOf('late')).toEqual([1, 1, 1, 3, 3, 3, 3]);
    await send('late', [[start + 2 * MINUTE, 75]]);
    await settled();
    expect(await flagsOf('late')).toEqual([1, 1, 1, 1, 1, 1, 1, 3]);
    expect(await toldOf('late')).toEqual([1, 1, 1, 1, 1, 1, 1, 3]);
  }, 60_000);

  it('ends with the same flags in any order of arrival', async () => {
    const start = Date.now() - 60 * MINUTE;
    const values = [
      50, 50, 50, 50, 50, 50, 300, 50, 52, 54, 200, 201, 201, 201, 201, 201, 900, 201, 201, 203,
    ];
    const rows = values.map((value, index) => [start + index * MINUTE, value] as const);
    await send('order', rows);
    await settled();
    const { found } = await stack.nextCommit(
      idOf('disorder'),
      commit => commit.contiguousSeq === rows.length,
    );
    for (const index of [4, 17, 3, 12, 0, 8, 19, 1, 15, 7, 2, 10, 18, 5, 13, 6, 16, 9, 11, 14]) {
      const data = packOf('disorder', [rows[index]!], index % 3 === 0 ? 'history' : 'live');
      await stack.publish(ZONE, idOf('disorder'), data);
    }
    await found;
    await settled();
    expect(await flagsOf('disorder')).toEqual(await flagsOf('order'));
    expect(await flagsOf('order')).toEqual([1, 1, 1, 1, 3, 3, 3, 1, 1, 1, 3, 1, 1, 1, 1, 3, 4, 1, 1, 1]);
    expect(await toldOf('disorder')).toEqual(await toldOf('order'));
  }, 60_000);

  it('judges history by itself, its borders too, and never by what is live', async () => {
    const noon = Math.floor(Date.now() / DAY) * DAY - 3.5 * DAY;
    const rows = Array.from({ length: 10 }, (_, index) => [noon + index * MINUTE, 70] as const);
    await send('past', [[Date.now() - MINUTE, 500]]);
    await send('past', rows.slice(5), 'history');
    await send('past', rows.slice(0, 5), 'history');
    await settled();
    expect(await flagsOf('past')).toEqual([1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 1]);
  }, 60_000);

  it('flags a spike at once when the next reading shows it, and tells', async () => {
    await new Promise(resolve => setTimeout(resolve, HANDOVER_MS - (Date.now() - startedAt)));
    const start = Date.now() - 10 * MINUTE;
    await send('spike', [
      [start, 50],
      [start + MINUTE, 52],
      [start + 2 * MINUTE, 150],
    ]);
    expect(await flagsOf('spike')).toEqual([1, 1, 1]);
    await send('spike', [[start + 3 * MINUTE, 51]]);
    expect(await flagsOf('spike')).toEqual([1, 1, 3, 1]);
    expect(await toldOf('spike')).toEqual([1, 1, 3, 1]);
    const [queued] = await stack.dataSource.query<unknown[]>('SELECT device FROM rejudge_spans');
    expect(queued).toBeUndefined();
  }, 60_000);
});
