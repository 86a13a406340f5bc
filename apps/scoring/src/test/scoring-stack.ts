import { readFileSync } from 'node:fs';
import { jetstream } from '@nats-io/jetstream';
import type { DataSource } from 'typeorm';
import {
  BUCKETS,
  certificatesRpc,
  CONSUMERS,
  type Device,
  type Fact,
  factsRpc,
  ingestRpc,
  methodRpc,
  type Metric,
  registryRpc,
  RETENTION,
  scoringRpc,
  STREAMS,
  subjects,
  systemActor,
  type WindowsChanged,
  type Zone,
} from '#libs/contracts';
import { createDataSource } from '#libs/database';
import { connectNats, type NatsConnection, provisionStreams, RpcClient } from '#libs/messaging';
import { windowStart } from '#libs/telemetry';
import {
  answerRpc,
  FakeClock,
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
import { ensureDatabase, InfluxLineWriter } from '#libs/timeseries';
import { type RunningScoring, scoringDatabase, startScoring } from '../bootstrap.js';
import type { ScoringConfig } from '../config.js';
import { CreateScoring1795478700000 } from '../migrations/1795478700000-create-scoring.js';
import { CreateCorrections1795870000000 } from '../migrations/1795870000000-create-corrections.js';
import { CreateSnapshots1795600020000 } from '../migrations/1795600020000-create-snapshots.js';
import { CreateScenarios1795600030000 } from '../migrations/1795600030000-create-scenarios.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import { settledHour } from '../scores/settled-hour.js';
import { demoWindows } from './demo-windows.builder.js';
import { signingKey } from './signing-key.builder.js';

const seed = <Row>(name: string): Row[] => JSON.parse(readFileSync(`seeds/${name}.json`, 'utf8')) as Row[];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DATABASE = 'greenzone';
/** A zone with 30 days of good windows, and a planned one. */
export const OPERATING = 'do-son';
export const PLANNED = 'tan-trao-1';

interface OfZone {
  readonly zone: string;
}

/** Scoring on real servers, with a registry and an ingest that answer from the seeds. */
export class ScoringStack {
  readonly clock = new FakeClock(Date.now());
  readonly asOf = settledHour(this.clock.now());
  readonly actor = { ...systemActor('test'), name: 'tester' };
  readonly devices = seed<Device>('devices').filter(device => device.zone === OPERATING);
  facts = seed<Fact>('facts');
  nc: NatsConnection;
  dataSource: DataSource;
  scoring: RunningScoring;
  rpc: RpcClient;
  private config: ScoringConfig;
  private nats: NatsServer;
  private influx: InfluxServer;
  private writer: InfluxLineWriter;
  private readonly metrics = new Map(seed<Metric>('metrics').map(metric => [metric.id, metric]));

  async start(): Promise<void> {
    const { asOf, devices, metrics } = this;
    const [nats, influx] = await Promise.all([startNats({ jetstream: true }), startInflux()]);
    Object.assign(this, { nats, influx });
    const database = await (await sharedPostgres()).createDatabase();
    const config = {
      ...natsSettings(nats),
      ...influxSettings(influx, DATABASE),
      ...postgresSettings(database),
      ...serviceSettings('scoring'),
      GZ_SNAPSHOT_KEY: signingKey(),
      GZ_SNAPSHOT_RETIRED_KEYS: [],
      GZ_SNAPSHOT_GRACE_HOURS: 72,
    };
    this.config = config;
    this.dataSource = await createDataSource({
      ...scoringDatabase(config),
      migrations: [
        CreateScoring1795478700000,
        CreateSnapshots1795600020000,
        CreateScenarios1795600030000,
        CreateCorrections1795870000000,
      ],
    });
    await this.dataSource.query('CREATE SCHEMA scoring');
    await this.dataSource.runMigrations();
    await ensureDatabase({ url: influx.url, database: DATABASE, retention: RETENTION });
    this.writer = new InfluxLineWriter({ url: influx.url });
    const [from, to] = [windowStart('day', asOf - 30 * DAY), windowStart('day', asOf)];
    for (const device of devices) {
      await this.write('hour', demoWindows(device, metrics, 'hour', from, asOf));
      await this.write('day', demoWindows(device, metrics, 'day', from, to));
    }
    const { url, user, password } = nats;
    this.nc = await connectNats({ url, user, password, name: 'test', logger: silentLogger() });
    await provisionStreams(this.nc, { streams: STREAMS, consumers: CONSUMERS, buckets: BUCKETS });
    this.answer();
    await this.startAgain();
    this.rpc = new RpcClient(this.nc);
  }

  /** Starts the service, after it was closed. */
  async startAgain(): Promise<void> {
    this.scoring = await startScoring(this.config, 'embedded', this.clock);
  }

  async stop(): Promise<void> {
    await this.scoring?.close();
    this.writer?.close();
    await this.nc?.close();
    await this.dataSource?.destroy();
    await Promise.all([this.nats?.stop(), this.influx?.stop()]);
    await stopSharedPostgres();
  }

  /** Scores a zone, or all of them, as somebody asks for it; a moment later than before. */
  readonly run = (zone: string | null) => {
    this.clock.advance(1);
    const { subject, reply } = scoringRpc.run;
    return this.rpc.request(subject, { zone, actor: this.actor }, reply, { timeoutMs: 30_000 });
  };

  /** Newest score of a zone. */
  readonly current = async (zone: string) => {
    const { subject, reply } = scoringRpc.current;
    return (await this.rpc.request(subject, { zone }, reply)).score;
  };

  /** A day of too much COD, three days ago unless given, of which nobody tells scoring. */
  async exceedLate(at: number = this.asOf - 3 * DAY): Promise<void> {
    const outlet = this.devices.find(device => device.kind === 'wastewater-outlet') as Device;
    const day = windowStart('day', at);
    const over = (metric: string) => (metric === 'ww.out.cod' ? 400 : undefined);
    await this.write('hour', demoWindows(outlet, this.metrics, 'hour', day, day + DAY, over));
  }

  /** Says what rollup says when it wrote an hour of the operating zone anew. */
  async tellOfLate(from: number): Promise<void> {
    const change: WindowsChanged = { zone: OPERATING, tier: 'hour', from, to: from, devices: [], at: from };
    const { seq } = await jetstream(this.nc).publish(subjects.window(OPERATING), JSON.stringify(change));
    expect(seq).toBeGreaterThan(0);
  }

  /** A fact of the operating zone is another one now. */
  changeFact(): void {
    this.facts = this.facts.map(fact =>
      fact.zone === OPERATING && fact.fact === 'fibre.separate_entries' ? { ...fact, value: 1 } : fact,
    );
  }

  /** Brings the operating zone to its third revision: scheduled, late data, changed facts. */
  async reviseTwice(): Promise<void> {
    await this.scoring.app.get(ScheduleService).tick();
    await this.exceedLate();
    await this.run(OPERATING);
    this.changeFact();
    await this.run(OPERATING);
  }

  private async write(policy: 'hour' | 'day', lines: string[]): Promise<void> {
    for (let i = 0; i < lines.length; i += 2_000) {
      const body = lines.slice(i, i + 2_000).join('\n');
      const target = { database: DATABASE, retentionPolicy: policy, precision: 'ms' } as const;
      expect(await this.writer.write(body, target)).toMatchObject({ kind: 'stored' });
    }
  }

  private answer(): void {
    const { nc, asOf, devices } = this;
    const zones = seed<Zone>('zones').filter(zone => [OPERATING, PLANNED].includes(zone.code));
    answerRpc(nc, registryRpc.zones.subject, () => ({ items: zones }));
    answerRpc(nc, registryRpc.metrics.subject, () => ({ items: [...this.metrics.values()] }));
    answerRpc(nc, registryRpc.limits.subject, () => ({ items: seed('limits') }));
    answerRpc(nc, registryRpc.devices.subject, ({ zone }: OfZone) => ({
      items: devices.filter(d => d.zone === zone),
    }));
    answerRpc(nc, registryRpc.cadences.subject, () => ({ items: [] }));
    answerRpc(nc, factsRpc.facts.subject, ({ zone }: OfZone) => ({
      items: this.facts.filter(fact => fact.zone === zone),
    }));
    answerRpc(nc, factsRpc.confirmedEvents.subject, () => ({ items: [] }));
    answerRpc(nc, methodRpc.pillars.subject, () => ({ items: seed('pillars') }));
    answerRpc(nc, methodRpc.indicators.subject, () => ({ items: seed('indicators') }));
    answerRpc(nc, methodRpc.weightPresets.subject, () => ({ items: seed('presets') }));
    answerRpc(nc, certificatesRpc.requirements.subject, () => ({ items: seed('certificates') }));
    answerRpc(nc, methodRpc.tariffs.subject, () => ({ items: seed('tariffs') }));
    answerRpc(nc, ingestRpc.timelyHours.subject, ({ from, to }: { from: number; to: number }) => ({
      items: devices.map(({ id }) => ({
        device: id,
        firstLiveAt: asOf - DAY,
        slots: slotsOf(from, to, asOf),
      })),
    }));
  }
}

/** Eleven and a half slots of twelve arrive in time on the day before an hour, none before it. */
function slotsOf(from: number, to: number, asOf: number): string {
  const hours = Array.from({ length: (to - from) / HOUR }, (_, i) => from + i * HOUR);
  return hours.map(hour => (hour < asOf - DAY ? '0' : (hour / HOUR) % 2 === 0 ? 'b' : 'c')).join('');
}
