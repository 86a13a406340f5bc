import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  BUCKETS,
  CONSUMERS,
  type Device,
  type HealthReport,
  healthReportSchema,
  type Lane,
  RETENTION,
  STREAMS,
  subjects,
} from '#libs/contracts';
import { createDataSource } from '#libs/database';
import {
  connectNats,
  JetStreamPublisher,
  type NatsConnection,
  provisionStreams,
  RpcClient,
  streamReport,
} from '#libs/messaging';
import {
  eventually,
  type InfluxServer,
  influxSettings,
  type NatsServer,
  natsSettings,
  postgresSettings,
  serviceSettings,
  sharedPostgres,
  silentLogger,
  startInflux,
  startNats,
  stopSharedPostgres,
} from '#libs/testing';
import { TIER_MS, windowStart } from '#libs/telemetry';
import {
  ensureDatabase,
  InfluxLineWriter,
  LineProtocolBuilder,
  TimeSeriesReader,
  type TimeSeriesRow,
} from '#libs/timeseries';
import { type RunningRollup, rollupDatabase, startRollup } from './bootstrap.js';
import type { RollupConfig } from './config.js';
import { CreateRollup1795478400001 } from './migrations/1795478400001-create-rollup.js';
import { answerAsRegistry } from './test/registry.responder.js';
import { aMetric } from './test/rollup.builder.js';

jest.setTimeout(60_000);

const ZONE = 'zone';
const METRICS = [
  aMetric('power.active', 'power', 'mean'),
  aMetric('power.energy', 'power', 'increase'),
  aMetric('met.wind_dir', 'weather', 'vector-mean'),
  aMetric('air.noise', 'air', 'energy-mean'),
];
const TODAY = windowStart('day', Date.now());

type Values = Readonly<Record<string, number>>;
interface Row {
  readonly t: number;
  readonly values: Values;
}

describe('rollup on real servers', () => {
  let nats: NatsServer;
  let influx: InfluxServer;
  let connection: NatsConnection;
  let publisher: JetStreamPublisher;
  let reader: TimeSeriesReader;
  let writer: InfluxLineWriter;
  let dataSource: DataSource;
  let config: RollupConfig;
  let rollup: RunningRollup | undefined;
  const devices: Device[] = [];

  beforeAll(async () => {
    [nats, influx] = await Promise.all([startNats({ jetstream: true }), startInflux()]);
    const database = await (await sharedPostgres()).createDatabase();
    config = {
      ...natsSettings(nats),
      ...influxSettings(influx, 'greenzone'),
      ...postgresSettings(database),
      ...serviceSettings('rollup'),
    };
    dataSource = await createDataSource({
      ...rollupDatabase(config),
      migrations: [CreateRollup1795478400001],
    });
    await dataSource.query('CREATE SCHEMA rollup');
    await dataSource.runMigrations();
    await ensureDatabase({ url: influx.url, database: 'greenzone', retention: RETENTION });
    connection = await connectNats({ ...nats, name: 'test', logger: silentLogger() });
    await provision();
    answerAsRegistry(connection, { metrics: METRICS, devices });
    publisher = new JetStreamPublisher(connection);
    reader = new TimeSeriesReader({ url: influx.url, database: 'greenzone' });
    writer = new InfluxLineWriter({ url: influx.url });
    rollup = await startRollup(config, 'embedded');
  });

  afterAll(async () => {
    await rollup?.close();
    writer?.close();
    await connection?.close();
    await dataSource?.destroy();
    await influx?.stop();
    await nats?.stop();
    await stopSharedPostgres();
  });

  const provision = () =>
    provisionStreams(connection, { streams: STREAMS, consumers: CONSUMERS, buckets: BUCKETS });

  async function storeRaw(measurement: string, device: string, rows: readonly Row[]): Promise<void> {
    const builder = new LineProtocolBuilder();
    for (const { t, values } of rows) {
      builder.begin(measurement, ZONE, device);
      for (const [metric, value] of Object.entries(values)) builder.float(metric.replaceAll('.', '_'), value);
      builder.end(t);
    }
    const target = { database: 'greenzone', retentionPolicy: 'raw', precision: 'ms' } as const;
    expect(await writer.write(builder.takeLines().bytes, target)).toEqual({ kind: 'stored' });
  }

  async function announce(device: string, rows: readonly Row[], lane: Lane = 'live'): Promise<void> {
    const pack = { device, key: randomUUID(), boot: 1, seq: 1, lane, receivedAt: Date.now(), rows };
    const group = { zone: ZONE, committedAt: Date.now(), packs: [pack] };
    await publisher.publish(subjects.readings(ZONE), Buffer.from(JSON.stringify(group)));
  }

  async function arrive(
    measurement: string,
    device: string,
    rows: readonly Row[],
    lane?: Lane,
  ): Promise<void> {
    await storeRaw(measurement, device, rows);
    await announce(device, rows, lane);
  }

  const windows = (tier: 'day' | 'hour' | 'minute', measurement: string, device: string) =>
    reader.windows({
      tier,
      measurement,
      devices: [device],
      fields: 'all',
      from: TODAY - 10 * TIER_MS.day,
      to: TODAY + 2 * TIER_MS.day,
      limit: 10_000,
    });

  const allWindows = async (measurement: string, device: string) =>
    Object.fromEntries(
      await Promise.all(
        (['minute', 'hour', 'day'] as const).map(async tier => [
          tier,
          (await windows(tier, measurement, device)).map(({ time, values }) => ({ time, values })),
        ]),
      ),
    ) as Record<string, Array<Pick<TimeSeriesRow, 'time' | 'values'>>>;

  const settled = () =>
    eventually(
      async () => {
        const report = await streamReport(connection, 'READINGS');
        const own = report.consumers.find(({ durable }) => durable === 'rollup-windows');
        const marks: unknown = await dataSource.query('SELECT count(*)::int AS marks FROM dirty_windows');
        return { pending: own?.pending, ackPending: own?.ackPending, marks };
      },
      ({ pending, ackPending, marks }) =>
        pending === 0 && ackPending === 0 && JSON.stringify(marks) === '[{"marks":0}]',
      40_000,
    );

  it('writes the windows of live readings within 5 s, days too', async () => {
    const start = windowStart('minute', Date.now());
    const rows = [
      { t: start + 1, values: { 'power.active': 10, 'power.energy': 100 } },
      { t: start + 2, values: { 'power.active': 20, 'power.energy': 107 } },
    ];
    const begun = performance.now();
    await arrive('power', 'zone-live-01', rows);
    for (const tier of ['minute', 'hour', 'day'] as const) {
      const [window] = await eventually(
        () => windows(tier, 'power', 'zone-live-01'),
        found => found.length > 0,
        10_000,
      );
      expect(window).toEqual({
        time: windowStart(tier, start),
        zone: ZONE,
        device: 'zone-live-01',
        values: {
          power_active_n: 2,
          power_active_mean: 15,
          power_active_min: 10,
          power_active_max: 20,
          power_active_last: 20,
          power_energy_n: 2,
          power_energy_last: 107,
          power_energy_inc: 7,
        },
      });
    }
    expect(performance.now() - begun).toBeLessThan(5_000);
    await settled();
  });

  it('gives the same windows in whatever order, pieces and lanes readings come', async () => {
    const start = TODAY - 4 * TIER_MS.day;
    const rows = Array.from({ length: 120 }, (_, index) => ({
      t: start + index * 40 * TIER_MS.minute,
      values: { 'power.active': Math.sin(index) * 1_000, 'power.energy': (index % 80) * 1.1 },
    }));
    await arrive('power', 'zone-order-00', rows, 'history');
    await settled();
    const expected = await allWindows('power', 'zone-order-00');
    expect(expected.minute).toHaveLength(120);
    expect(expected.day?.length).toBeGreaterThan(3);

    const piece = fc.record({
      size: fc.integer({ min: 1, max: 60 }),
      lane: fc.constantFrom('live' as const, 'history' as const),
      // Windows are written between some pieces, and between others not.
      pauseMs: fc.constantFrom(0, 0, 1_500),
    });
    const order = fc.shuffledSubarray(rows, { minLength: rows.length });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(order, fc.array(piece, { minLength: 3, maxLength: 6 }), async (shuffled, pieces) => {
        const device = `zone-order-${String(++run).padStart(2, '0')}`;
        const left = [...shuffled];
        for (const { size, lane, pauseMs } of pieces) {
          const some = left.splice(0, size);
          if (some.length > 0) await arrive('power', device, some, lane);
          await new Promise(resolve => setTimeout(resolve, pauseMs));
        }
        if (left.length > 0) await arrive('power', device, left);
        await settled();
        expect(await allWindows('power', device)).toEqual(expected);
      }),
      // A failing order is told as it was drawn: to shrink it would take minutes.
      { numRuns: 5, endOnFailure: true },
    );
  }, 120_000);

  it('carries a late counter reading into the window after it', async () => {
    const hour = windowStart('hour', TODAY - 2 * TIER_MS.day);
    const at = (offset: number, energy: number): Row => ({
      t: hour + offset,
      values: { 'power.energy': energy },
    });
    await arrive('power', 'zone-late-01', [at(0, 100), at(2 * TIER_MS.hour, 160)]);
    await settled();
    const increases = async () =>
      (await windows('hour', 'power', 'zone-late-01')).map(({ values }) => values.power_energy_inc);
    expect(await increases()).toEqual([0, 60]);
    await arrive('power', 'zone-late-01', [at(TIER_MS.hour, 150)]);
    await settled();
    expect(await increases()).toEqual([0, 50, 10]);
  });

  it('counts readings that failed on arrival and takes directions and sound levels as what they are', async () => {
    const start = TODAY - TIER_MS.day;
    await storeRaw('weather_rejected', 'zone-kinds-01', [{ t: start + 5, values: { 'met.wind_dir': 999 } }]);
    await arrive('weather', 'zone-kinds-01', [
      { t: start, values: { 'met.wind_dir': 350 } },
      { t: start + TIER_MS.hour, values: { 'met.wind_dir': 10 } },
    ]);
    await arrive('air', 'zone-kinds-02', [
      { t: start, values: { 'air.noise': 60 } },
      { t: start + 1, values: { 'air.noise': 70 } },
    ]);
    await settled();
    const [wind] = await windows('day', 'weather', 'zone-kinds-01');
    const angle = wind?.values.met_wind_dir_mean ?? Number.NaN;
    expect(Math.min(angle, 360 - angle)).toBeLessThan(1e-6);
    expect(wind?.values).toMatchObject({ met_wind_dir_n: 2, met_wind_dir_f: 1 });
    const [noise] = await windows('day', 'air', 'zone-kinds-02');
    expect(noise?.values.air_noise_mean).toBeCloseTo(10 * Math.log10((1e6 + 1e7) / 2), 9);
  });

  it('computes what was marked and never written when its process died', async () => {
    await rollup?.close();
    rollup = undefined;
    const rows = [{ t: TODAY - TIER_MS.day + 1, values: { 'power.active': 42 } }];
    await storeRaw('power', 'zone-crash-01', rows);
    // What a process leaves that died after the acknowledgement and before the write.
    await dataSource.query(
      `INSERT INTO dirty_windows (measurement, device, span, start_ms, zone, lane, version)
       VALUES ('power', 'zone-crash-01', 'hour', $1, $2, 'live', nextval('dirty_windows_version'))`,
      [windowStart('hour', TODAY - TIER_MS.day + 1), ZONE],
    );
    rollup = await startRollup(config, 'embedded');
    await settled();
    expect((await allWindows('power', 'zone-crash-01')).day?.[0]?.values).toEqual({
      power_active_n: 1,
      power_active_mean: 42,
    });
  });

  it('waits while InfluxDB is away and then goes on', async () => {
    const row = { t: TODAY - TIER_MS.day + 1, values: { 'power.active': 7 } };
    await storeRaw('power', 'zone-outage-01', [row]);
    await influx.kill();
    await announce('zone-outage-01', [row]);
    const health = (): Promise<HealthReport> =>
      new RpcClient(connection).request(subjects.rpc('rollup', 'health'), {}, healthReportSchema);
    await eventually(health, report => report.checks.windows?.status === 'degraded', 20_000);
    await influx.restart();
    await settled();
    expect(await windows('hour', 'power', 'zone-outage-01')).toHaveLength(1);
    expect((await health()).status).toBe('up');
  });

  it('finds what it never heard of when READINGS was made anew', async () => {
    await rollup?.close();
    rollup = undefined;
    await storeRaw('power', 'zone-lost-01', [
      { t: TODAY - 5 * TIER_MS.day + 1, values: { 'power.active': 3 } },
    ]);
    devices.push({
      id: 'zone-lost-01',
      zone: ZONE,
      kind: 'power-main',
      nameVi: 'x',
      nameEn: 'x',
      origin: 'simulated',
      ratings: {},
      channels: [{ metric: 'power.active', cadenceSeconds: 60 }],
      required: true,
      source: 'test',
      confidence: 'low',
    });
    await connection.request('$JS.API.STREAM.DELETE.READINGS', '', { timeout: 10_000 });
    await provision();
    rollup = await startRollup(config, 'embedded');
    await settled();
    expect(await windows('day', 'power', 'zone-lost-01')).toHaveLength(1);
  });
});
