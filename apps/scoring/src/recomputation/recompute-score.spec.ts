import { readFileSync } from 'node:fs';
import type { Metric, Score } from '#libs/contracts';
import {
  hashInputs,
  type Method,
  scoreZone,
  type WindowSeries,
  type WindowValues,
  type ZoneInputs,
} from '#libs/readiness';
import type { TimeSeriesRow } from '#libs/timeseries';
import { planMetricReads } from '../inputs/plan-metric-reads.js';
import type { ArchivedRevision } from '../scores/revisions.ports.js';
import { definitionOf } from '../test/definition.builder.js';
import { RawWindowSource } from './raw-window.source.js';
import { recomputationText } from './recomputation-text.js';
import { recomputeScore } from './recompute-score.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 20 November 2026, 06:00 in Hải Phòng. */
const AS_OF = Date.UTC(2026, 10, 19, 23);
const METER = 'zone-power-01';
const metrics = (JSON.parse(readFileSync('seeds/metrics.json', 'utf8')) as Metric[]).filter(({ id }) =>
  ['power.active', 'power.reactive', 'power.energy.import'].includes(id),
);
const [active, reactive, energy] = ['power.active', 'power.reactive', 'power.energy.import'].map(
  id => metrics.find(metric => metric.id === id) as Metric,
) as [Metric, Metric, Metric];

/** Readings every five minutes for twelve days: a load that changes by the hour, and its register. */
const rows: TimeSeriesRow[] = [];
for (let time = AS_OF - 12 * DAY; time < AS_OF; time += 300_000) {
  const load = 100 + ((time / HOUR) % 7);
  rows.push({
    time,
    zone: 'zone',
    device: METER,
    values: {
      [active.field]: load,
      [reactive.field]: load / 4,
      [energy.field]: (time - AS_OF + 12 * DAY) / HOUR,
      ...(time % DAY === 0 && { [`${active.field}_qc`]: 3 }),
    },
  });
}
const reader = {
  raw: async ({ measurement, from, to }: { measurement: string; from: number; to: number }) =>
    measurement === active.measurement ? rows.filter(({ time }) => time >= from && time < to) : [],
};
const source = new RawWindowSource(reader, metrics);

const method: Method = {
  version: 'TEST 1',
  pillars: [{ id: 'GP', weight: 10 }],
  indicators: [
    definitionOf({
      id: 'GP4',
      formula: 'power-factor',
      inputs: [
        { metric: 'power.active', tier: 'hour' },
        { metric: 'power.reactive', tier: 'hour' },
      ],
    }),
    definitionOf({
      id: 'GP5',
      formula: 'metered-energy',
      inputs: [{ metric: 'power.energy.import', tier: 'day' }],
    }),
  ],
};

/** A series that a test can alter. */
type Altered = WindowSeries & { windows: WindowValues[] };

async function archive(change: (series: Altered[]) => void = () => undefined): Promise<ArchivedRevision> {
  const channels = metrics.map(({ id }) => ({ metric: id, cadenceSeconds: 300 }));
  const device = {
    id: METER,
    kind: 'power-main',
    origin: 'real' as const,
    ratings: {},
    required: true,
    located: true,
  };
  const devices = [
    { ...device, channels, declarations: [{ from: 0, to: null, stepSeconds: null, declaredAt: 0 }] },
  ];
  const reads = planMetricReads(method.indicators, metrics, devices, AS_OF);
  const series = structuredClone(await source.read('zone', reads)) as Altered[];
  change(series);
  const inputs: ZoneInputs = {
    ...{
      zone: { code: 'zone', status: 'operating', areaHa: null },
      asOf: AS_OF,
      firstReadingAt: AS_OF - 12 * DAY,
    },
    ...{ devices, series, facts: [], limits: [], tariffs: [], events: [], delivery: [] },
  };
  const { hash, parts } = hashInputs(method, inputs);
  const more = { inputsHash: hash, revision: 1, computedAt: AS_OF, reason: 'scheduled' };
  return { score: { ...scoreZone(method, inputs), ...more } as unknown as Score, parts };
}

const recompute = (archived: ArchivedRevision, rawKeptSince = 0) =>
  recomputeScore(archived, { rebuilt: source, metrics, rawKeptSince });

describe('RawWindowSource', () => {
  it('makes hours and days as they are stored, counters from the reading before', async () => {
    const span = { measurement: active.measurement, from: AS_OF - 6 * HOUR - DAY, to: AS_OF };
    const series = await source.read('zone', [
      { ...span, tier: 'hour', metric: active.id, field: active.field, values: ['mean', 'min'] },
      { ...span, tier: 'day', metric: energy.id, field: energy.field, values: ['inc'], to: AS_OF - 6 * HOUR },
    ]);
    const [hours, days] = series;
    expect(hours?.windows).toHaveLength(30);
    const load = 100 + ((span.from / HOUR) % 7);
    expect(hours?.windows[0]).toMatchObject({
      start: span.from,
      n: 12,
      mean: load + 5.5 / 12,
      min: load,
      max: null,
    });
    expect(hours?.windows.filter(({ suspect }) => suspect === 1)).toHaveLength(1);
    // 24 hours of growth by 1 an hour, the step into the day among them.
    expect(days?.windows).toMatchObject([{ start: span.from, n: 288 }]);
    expect(days?.windows[0]?.increase).toBeCloseTo(24, 9);
  });
});

describe('recomputeScore', () => {
  it('finds an untouched score equal, bit for bit, and tells the share of raw readings', async () => {
    const all = await recompute(await archive());
    expect(all.difference).toBeNull();
    expect(all.windows.fromRaw).toBe(all.windows.all);
    expect(recomputationText(all).at(-1)).toBe('EQUAL, bit for bit');
    const part = await recompute(await archive(), AS_OF - 5 * DAY);
    expect(part.difference).toBeNull();
    expect(part.windows.fromRaw).toBeGreaterThan(0);
    expect(part.windows.fromRaw).toBeLessThan(part.windows.all);
  });

  it('finds a window that was altered in the store before the score was computed', async () => {
    const altered = await archive(series => {
      const window = series.find(one => one.metric === active.id)?.windows[100] as WindowValues;
      window.mean = (window.mean ?? 0) + 1e-9;
    });
    const found = await recompute(altered);
    expect(found.difference).toMatchObject({
      kind: 'windows',
      window: { metric: active.id, device: METER, tier: 'hour' },
    });
    expect(recomputationText(found).join('\n')).toContain('DIFFERENT: first in part windows of 2026-11-');
    // Where no readings are kept nobody can know.
    expect((await recompute(altered, AS_OF)).difference).toBeNull();
  });

  it('finds a stored window for which there are no readings, and one that is missing', async () => {
    const added = await archive(series => {
      const windows = series[0]?.windows ?? [];
      windows.push({ ...(windows.at(-1) as WindowValues), start: AS_OF - 12 * DAY - 3 * HOUR });
    });
    expect((await recompute(added)).difference).toMatchObject({ window: { rebuilt: null } });
    const removed = await archive(series => void series[0]?.windows.pop());
    expect((await recompute(removed)).difference).toMatchObject({ window: { stored: null } });
  });

  it('finds an altered byte in the stored inputs, and an altered score', async () => {
    const { score, parts } = await archive();
    const last = parts.length - 1;
    const bytes = parts.map((part, i) =>
      i === last ? { ...part, json: part.json.replace('1', '2') } : part,
    );
    expect((await recompute({ score, parts: bytes })).difference).toMatchObject({ kind: 'inputs' });
    const better = { ...score, value: score.value + 1e-12 };
    expect((await recompute({ score: better, parts })).difference).toEqual({ kind: 'score', piece: 'value' });
    const fewer = { score, parts: parts.slice(0, -1) };
    expect((await recompute(fewer)).difference).toMatchObject({ kind: 'inputs' });
  });
});
