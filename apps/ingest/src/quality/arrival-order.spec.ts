import fc from 'fast-check';
import { type Device, readingsGroupSchema } from '#libs/contracts';
import {
  encodeSenmlJson,
  flagOf,
  type MetricDefinition,
  type SenmlReading,
  storedFindings,
} from '#libs/telemetry';
import { silentLogger } from '#libs/testing';
import { METRICS, ZONE } from '../../test/fixtures.js';
import { InMemoryRejudgeQueue } from '../../test/in-memory-rejudge.queue.js';
import { InMemorySeriesStore } from '../../test/in-memory-series.store.js';
import { buildDirectory } from '../identity/directory.js';
import { findUnsure } from '../readings/find-unsure.js';
import { encodeReadings, type ReadingsMessage } from '../readings/encode-readings.js';
import type { PreparedPack } from '../readings/pack.js';
import { preparePack } from '../readings/prepare-pack.js';
import { QualityService } from './quality.service.js';
import { rejudgeGroup } from './rejudge-group.js';
import { RejudgeService } from './rejudge.service.js';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 24, 3);
const ID = `${ZONE}-power-01`;
const [power, voltage] = METRICS as [MetricDefinition, MetricDefinition];
const none = { plausible: null, rateOfChange: null, flatLine: null };
const metrics: MetricDefinition[] = [
  {
    ...power,
    cadenceSeconds: 60,
    qc: {
      gross: { min: 0, max: 1_000 },
      plausible: { min: 0, max: 800 },
      rateOfChange: { limit: 100, mode: 'absolute' },
      flatLine: { suspectSeconds: 240, failSeconds: 480, resolution: 1 },
      spike: { suspect: 60, fail: 150 },
    },
  },
  {
    ...voltage,
    cadenceSeconds: 60,
    qc: {
      ...none,
      gross: { min: 0, max: 5_000 },
      crossChecks: [{ kind: 'at-most', of: 'power.active', factor: 2, margin: 100 }],
    },
  },
  {
    ...voltage,
    id: 'power.energy',
    field: 'energy',
    kind: 'counter',
    qc: { ...none, gross: { min: 0, max: null } },
  },
];
const device: Device = {
  id: ID,
  zone: ZONE,
  kind: 'power-main',
  nameVi: ID,
  nameEn: ID,
  origin: 'simulated',
  ratings: {},
  channels: [
    { metric: 'power.active', cadenceSeconds: 60 },
    { metric: 'power.voltage', cadenceSeconds: 60 },
    { metric: 'power.energy', cadenceSeconds: 120 },
  ],
  required: true,
  source: 'test',
  confidence: 'high',
};
const directory = buildDirectory([device], metrics);
const known = directory.devices.get(ID)!;
const identity = { current: () => directory };

/** Ingest without its servers: one store, and processes that come and go. */
class Pipeline {
  readonly store = new InMemorySeriesStore();
  readonly queue = new InMemoryRejudgeQueue();
  /** What a reader of READINGS believes. */
  readonly told = new Map<string, number>();
  now = START + 3_600_000;
  /** Whether InfluxDB answers who asks what was before. */
  isReadable = true;
  private newest = new Map<string, number>();
  /** What the ledger knows. */
  private recorded = Number.NEGATIVE_INFINITY;
  private quality = this.newProcess();

  restart(): void {
    this.quality = this.newProcess();
    this.quality.noteHandover();
    this.newest = new Map([[ID, this.recorded]]);
  }

  /** @param end where the process dies, if it does: what follows then is not done. */
  async take(
    packs: readonly PreparedPack[],
    end: 'none' | 'judged' | 'written' | 'told' = 'none',
  ): Promise<void> {
    const points = packs.flatMap(pack => pack.points);
    const unsure = new Set(findUnsure(packs, this.newest).map(({ point }) => point));
    const late = await this.quality.judge(packs, unsure);
    if (end === 'judged') return this.restart();
    for (const { measurement, timeMs, metrics: of, values, findings, amendments = [] } of points) {
      const fields = this.store.fieldsAt(device2, measurement, timeMs);
      of.forEach(({ field }, index) => {
        fields[field] = values[index]!;
        const flag = flagOf(findings[index]!);
        if (flag !== 1) fields[`${field}_qc`] = flag;
        if (storedFindings(findings[index]!) !== 0) fields[`${field}_why`] = storedFindings(findings[index]!);
      });
      await this.store.amend(device2, amendments);
    }
    if (end === 'written') return this.restart();
    this.recorded = await this.newestStored();
    this.hear(encodeReadings(packs, this.now));
    if (end === 'told') return this.restart();
    await this.quality.queue(late);
    this.now += 3_000;
  }

  /** @param steps after which the worker dies. */
  async rejudge(most: number, steps = Number.POSITIVE_INFINITY): Promise<void> {
    let left = steps;
    const step = <T>(work: () => Promise<T>): Promise<T> => {
      if (left-- > 0) return work();
      return Promise.reject(new Error('the worker died'));
    };
    const { store, queue } = this;
    const service = new RejudgeService({
      identity,
      store: {
        newest: query => store.newest(query),
        oldest: query => store.oldest(query),
        amend: (of, amendments) => step(() => store.amend(of, amendments)),
      },
      queue: {
        add: spans => queue.add(spans),
        take: n => queue.take(n),
        count: () => queue.count(),
        announce: (task, untold) => step(() => queue.announce(task, untold)),
        again: (task, written) => step(() => queue.again(task, written)),
        done: task => step(() => queue.done(task)),
      },
      readings: { publish: messages => step(() => Promise.resolve(this.hear(messages))) },
      clock: { now: () => this.now },
      logger: silentLogger(),
    });
    for (const task of await queue.take(most)) {
      await service.run(task).catch((error: unknown) => {
        if (left >= 0) throw error;
      });
    }
  }

  rows() {
    const fields = metrics.flatMap(({ field }) => [field, `${field}_qc`, `${field}_why`]);
    const query = { measurement: 'power', devices: [ID], from: 0, to: 4e12, limit: 1e6 };
    return this.store.oldest({ ...query, fields });
  }

  private async newestStored(): Promise<number> {
    return Math.max(...(await this.rows()).map(({ timeMs }) => timeMs), Number.NEGATIVE_INFINITY);
  }

  private newProcess(): QualityService {
    const ask = <T>(answer: Promise<T>): Promise<T> =>
      this.isReadable ? answer : Promise.reject(new Error('away'));
    return new QualityService({
      identity,
      store: {
        newest: query => ask(this.store.newest(query)),
        oldest: query => ask(this.store.oldest(query)),
      },
      queue: this.queue,
      clock: { now: () => this.now },
      logger: silentLogger(),
    });
  }

  private hear(messages: readonly ReadingsMessage[]): void {
    for (const { body } of messages) {
      for (const pack of readingsGroupSchema.parse(JSON.parse(Buffer.from(body).toString())).packs) {
        for (const { t, values, flags } of pack.rows) {
          for (const metric of Object.keys(values)) this.told.set(`${metric} ${t}`, flags?.[metric] ?? 1);
        }
      }
    }
  }
}
const device2 = { zone: ZONE, device: ID };

const level = fc.oneof(fc.constantFrom(50, 50, 50, 50.4, 52, 300, 900), fc.integer({ min: 0, max: 999 }));
type Valued<A> = A extends fc.Arbitrary<infer T> ? T : never;
const moment = fc.record({
  skip: fc.constantFrom(1, 1, 1, 1, 1, 1, 2, 4),
  power: level,
  voltage: fc.integer({ min: 0, max: 900 }),
  energy: fc.constantFrom(0, 1, 1, 1, 5, -40, 900),
  unit: fc.constantFrom('kW', 'kW', 'kW', null),
});
type Moment = Valued<typeof moment>;
const packsOf = (
  moments: readonly Moment[],
  sizes: readonly number[],
  lanes: readonly ('history' | 'live')[],
) => {
  let timeMs = START;
  let total = 1_000;
  const rows = moments.map(({ skip, power: active, voltage: of, energy, unit }): SenmlReading[] => {
    timeMs += skip * MINUTE;
    total = Math.max(0, total + energy);
    return [
      { metric: 'power.active', unit, timeMs, value: active },
      { metric: 'power.voltage', unit: 'kV', timeMs, value: of },
      ...((timeMs / MINUTE) % 2 === 0 ? [{ metric: 'power.energy', unit: 'kV', timeMs, value: total }] : []),
    ];
  });
  const packs: Uint8Array[] = [];
  for (let from = 0, index = 0; from < rows.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    const records = rows.slice(from, from + size).flat();
    const lane = lanes[index % lanes.length] ?? 'live';
    packs.push(encodeSenmlJson({ device: ID, boot: 1, seq: index + 1, lane, records }));
    from += size;
  }
  return packs;
};
const prepared = (list: readonly Uint8Array[]) => list.map(data => preparePack(rawOf(data), directory));
const rawOf = (data: Uint8Array) => ({
  subject: `gz.part.v1.3.${ZONE}.${ID}`,
  data,
  receivedAt: START + 3_600_000 * 2,
  streamSequence: 1,
});

const story = fc.record({
  moments: fc.array(moment, { minLength: 2, maxLength: 40 }),
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
  lanes: fc.array(fc.constantFrom('live' as const, 'live' as const, 'live' as const, 'history' as const), {
    minLength: 1,
    maxLength: 4,
  }),
  /** What happens besides arrivals, by the number of the delivery. */
  turns: fc.array(
    fc.constantFrom(
      ...['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'later', 'later'],
      ...['restart', 'rejudge', 'torn', 'blind', 'judged', 'written', 'told'],
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  ),
  /** Whether what is queued is judged again at once. */
  isEager: fc.boolean(),
  groupSizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
  shuffle: fc.array(fc.nat(), { minLength: 1, maxLength: 60 }),
  disorder: fc.constantFrom(0, 0.1, 1),
  /** Packs of a day of history; the newest day comes first. */
  chunk: fc.constantFrom(1_000, 1_000, 4, 7),
  repeats: fc.array(fc.nat(), { maxLength: 4 }),
});

type Tale = Valued<typeof story>;

/** Deliveries: in order, with some moved elsewhere and some repeated. */
function deliveries(packs: readonly Uint8Array[], { shuffle, disorder, repeats, chunk }: Tale): Uint8Array[] {
  const list: Uint8Array[] = [];
  for (let to = packs.length; to > 0; to -= chunk) list.push(...packs.slice(Math.max(0, to - chunk), to));
  shuffle.slice(0, Math.ceil(list.length * disorder)).forEach((to, index) => {
    if (disorder === 0) return;
    const [moved] = list.splice((index * 7) % list.length, 1);
    if (moved) list.splice(to % (list.length + 1), 0, moved);
  });
  for (const repeat of repeats) {
    const pack = packs[repeat % packs.length];
    if (pack) list.splice(repeat % (list.length + 1), 0, pack);
  }
  return list;
}

describe('readings in any order', () => {
  it('end with the same flags, stored and told, whatever arrives late, twice, or after a restart', async () => {
    await fc.assert(
      fc.asyncProperty(story, async tale => {
        const packs = packsOf(tale.moments, tale.sizes, tale.lanes);
        const pipeline = new Pipeline();
        const list = deliveries(packs, tale);
        for (let from = 0, turn = 0; from < list.length; turn++) {
          const size = tale.groupSizes[turn % tale.groupSizes.length] ?? 1;
          const group = list.slice(from, from + size);
          const what = tale.turns[turn % tale.turns.length];
          pipeline.isReadable = what !== 'blind';
          if (what === 'judged' || what === 'written' || what === 'told') {
            await pipeline.take(prepared(group), what);
          }
          await pipeline.take(prepared(group));
          from += size;
          if (what === 'restart') pipeline.restart();
          if (what === 'torn') await pipeline.rejudge(1, turn % 4);
          if (what === 'rejudge' || tale.isEager) await pipeline.rejudge(1);
          if (what === 'later') pipeline.now += 30_000;
        }
        for (let round = 0; round < 20 && (await pipeline.queue.count()) > 0; round++)
          await pipeline.rejudge(9);
        expect(await pipeline.queue.count()).toBe(0);

        const wrong: string[] = [];
        const flagged = new Map<string, number>();
        for (const group of known.quality.groups) {
          const everything = rejudgeGroup(pipeline.store, known, group, { from: 0, to: 4e12 });
          for await (const page of everything) {
            for (const { found, change } of page) {
              const { metric, timeMs, findings } = found;
              if (change !== 'none') wrong.push(`${metric.id} ${timeMs} ${change} ${findings}`);
              flagged.set(`${metric.id} ${timeMs}`, flagOf(findings));
            }
          }
        }
        expect(wrong).toEqual([]);
        expect(new Map([...pipeline.told].filter(([key]) => flagged.has(key)))).toEqual(flagged);
      }),
      { numRuns: 500 },
    );
  }, 120_000);
});
