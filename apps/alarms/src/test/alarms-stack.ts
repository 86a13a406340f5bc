import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  type Alarm,
  type AlarmEvent,
  type AlarmRule,
  alarmEventSchema,
  alarmRulesRpc,
  alarmsRpc,
  BUCKETS,
  type CadenceDeclaration,
  CONSUMERS,
  type Device,
  factsRpc,
  type HealthReport,
  healthReportSchema,
  type Limit,
  type Metric,
  registryRpc,
  STREAMS,
  subjects,
} from '#libs/contracts';
import { createDataSource } from '#libs/database';
import {
  connectNats,
  follow,
  JetStreamPublisher,
  type NatsConnection,
  provisionStreams,
  RpcClient,
  streamReport,
} from '#libs/messaging';
import {
  answerRpc,
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
import { ensureDatabase, InfluxLineWriter, LineProtocolBuilder } from '#libs/timeseries';
import { type AlarmsStart, alarmsDatabase, type RunningAlarms, startAlarms } from '../bootstrap.js';
import type { AlarmsConfig } from '../config.js';
import type { NotificationConfig } from '../notifications/config.js';
import { CreateAlarms1795478400007 } from '../migrations/1795478400007-create-alarms.js';
import { CreateCheckpoints1795478400008 } from '../migrations/1795478400008-create-checkpoints.js';
import { CreateLifeCycle1795600060000 } from '../migrations/1795600060000-create-life-cycle.js';
import { CreateRuleVersions1795600060001 } from '../migrations/1795600060001-create-rule-versions.js';
import { AddJudgedBy1795600060002 } from '../migrations/1795600060002-add-judged-by.js';
import { CreateSilenceWatch1795920000000 } from '../migrations/1795920000000-create-silence-watch.js';
import { FindUncorrectedTracks1796000000000 } from '../migrations/1796000000000-find-uncorrected-tracks.js';
import { ExplainLevels1796000000010 } from '../migrations/1796000000010-explain-levels.js';
import { CreateNotifications1795700000000 } from '../migrations/1795700000000-create-notifications.js';
import { aDevice, aRule, aZone, METRICS } from './alarms.builder.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const ZONE = 'zone';
export const UPKEEP = { lateQuietMs: 1_500, turnMs: 200 };

const DATABASE = 'greenzone';

/** A reading of voltage at a moment, Unix ms. */
export interface Sent {
  readonly t: number;
  readonly voltage: number;
}

/** The alarms service on real servers, before a registry that answers what the test says. */
export class AlarmsStack {
  /** What the registry answers; asked for again after {@link registryChanged}. */
  rules: AlarmRule[] = [aRule()];
  devices: Device[] = Array.from({ length: 9 }, (_, index) => aDevice({ id: `zone-power-0${index + 1}` }));
  cadences: CadenceDeclaration[] = [];
  limits: Limit[] = [];
  metrics: readonly Metric[] = METRICS;
  readonly heard: AlarmEvent[] = [];
  alarms: RunningAlarms | undefined;
  private readonly stopping = new AbortController();
  private readonly listening: Promise<void>;

  private constructor(
    readonly config: AlarmsConfig,
    readonly connection: NatsConnection,
    readonly dataSource: DataSource,
    private readonly nats: NatsServer,
    private readonly influx: InfluxServer,
  ) {
    this.publisher = new JetStreamPublisher(connection);
    this.rpc = new RpcClient(connection);
    this.listening = this.listen();
  }

  readonly publisher: JetStreamPublisher;
  readonly rpc: RpcClient;

  /** @param notifications how the service reaches people; nobody unless told. */
  static async open(notifications: Partial<NotificationConfig> = {}): Promise<AlarmsStack> {
    const [nats, influx] = await Promise.all([startNats({ jetstream: true }), startInflux()]);
    const retention = [
      { name: 'raw', durationHours: null, shardHours: 24, isDefault: true },
      { name: 'hour', durationHours: null, shardHours: 24, isDefault: false },
      { name: 'day', durationHours: null, shardHours: 24, isDefault: false },
    ];
    await ensureDatabase({ url: influx.url, database: DATABASE, retention });
    const database = await (await sharedPostgres()).createDatabase();
    const config: AlarmsConfig = {
      ...natsSettings(nats),
      ...influxSettings(influx, DATABASE),
      ...postgresSettings(database),
      ...serviceSettings('alarms'),
      ...{ GZ_PUBLIC_URL: 'http://greenzone.test', GZ_SMTP_SECURITY: 'none', GZ_WEBHOOK_NETWORKS: [] },
      ...notifications,
    };
    const dataSource = await createDataSource({
      ...alarmsDatabase(config),
      migrations: [
        CreateAlarms1795478400007,
        CreateCheckpoints1795478400008,
        CreateLifeCycle1795600060000,
        CreateRuleVersions1795600060001,
        AddJudgedBy1795600060002,
        CreateNotifications1795700000000,
        CreateSilenceWatch1795920000000,
        FindUncorrectedTracks1796000000000,
        ExplainLevels1796000000010,
      ],
    });
    await dataSource.query('CREATE SCHEMA alarms');
    await dataSource.runMigrations();
    const connection = await connectNats({ ...nats, name: 'test', logger: silentLogger() });
    await provision(connection);
    return new AlarmsStack(config, connection, dataSource, nats, influx);
  }

  async close(): Promise<void> {
    await this.alarms?.close();
    this.stopping.abort();
    await this.listening;
    await this.connection.close();
    await this.dataSource.destroy();
    await Promise.all([this.nats.stop(), this.influx.stop()]);
    await stopSharedPostgres();
  }

  /** Makes streams and consumers that are missing. */
  provision(): Promise<void> {
    return provision(this.connection);
  }

  async start(start: AlarmsStart = {}): Promise<void> {
    this.alarms = await startAlarms(this.config, {
      lifetime: 'embedded',
      upkeep: UPKEEP,
      silence: { turnMs: 200 },
      ...start,
    });
  }

  async stop(): Promise<void> {
    await this.alarms?.close();
    this.alarms = undefined;
  }

  /** Lets the registry answer. */
  answerAsRegistry(): void {
    answerRpc(this.connection, alarmRulesRpc.rules.subject, () => ({ items: this.rules }));
    answerRpc(this.connection, registryRpc.zones.subject, () => ({ items: [aZone()] }));
    answerRpc(this.connection, registryRpc.devices.subject, () => ({ items: this.devices }));
    answerRpc(this.connection, registryRpc.metrics.subject, () => ({ items: this.metrics }));
    answerRpc(this.connection, registryRpc.cadences.subject, () => ({ items: this.cadences }));
    answerRpc(this.connection, factsRpc.facts.subject, () => ({ items: [] }));
    answerRpc(this.connection, registryRpc.limits.subject, () => ({ items: this.limits }));
  }

  async registryChanged(): Promise<void> {
    await this.publisher.publish(subjects.registry('alarm-rules'), Buffer.from('{}'));
  }

  health(): Promise<HealthReport> {
    return this.rpc.request(subjects.rpc('alarms', 'health'), {}, healthReportSchema);
  }

  /** Readings as ingest stores them and tells of them. */
  async send(
    device: string,
    rows: readonly Sent[],
    { lane = 'live', boot = 1, receivedAt = Date.now() } = {},
  ): Promise<void> {
    const pack = {
      device,
      key: randomUUID(),
      boot,
      seq: 1,
      lane,
      receivedAt,
      rows: rows.map(({ t, voltage }) => ({ t, values: { 'power.voltage': voltage, 'other.metric': 1 } })),
    };
    await this.store(device, rows);
    const group = { zone: ZONE, committedAt: Date.now(), packs: [pack] };
    await this.publisher.publish(subjects.readings(ZONE), Buffer.from(JSON.stringify(group)));
  }

  /** Sends what raises an alarm, and waits for it. */
  async raise(device: string, voltage = 12): Promise<Alarm> {
    const before = this.heardOf(device).length;
    const now = Date.now();
    await this.send(device, [
      { t: now - 2 * MINUTE, voltage },
      { t: now - MINUTE, voltage },
    ]);
    const events = await this.hearing(device, before + 1);
    return events[before] as Alarm;
  }

  /** Readings as ingest stores them, of which no message tells. */
  async store(device: string, rows: readonly Sent[]): Promise<void> {
    const lines = new LineProtocolBuilder();
    for (const { t, voltage } of rows) {
      lines.begin('test', ZONE, device).float('power_voltage', voltage).end(t);
    }
    const writer = new InfluxLineWriter({ url: this.influx.url });
    const target = { database: DATABASE, retentionPolicy: 'raw', precision: 'ms' } as const;
    expect(await writer.write(lines.takeLines().bytes, target)).toEqual({ kind: 'stored' });
    writer.close();
  }

  /** Resolves when all that was sent is judged. */
  settled(): Promise<number> {
    return eventually(
      async () => {
        const report = await streamReport(this.connection, 'READINGS');
        const own = report.consumers.find(({ durable }) => durable === 'alarms-rules');
        return (own?.pending ?? 0) + (own?.ackPending ?? 0);
      },
      waiting => waiting === 0,
      20_000,
    );
  }

  async list(device: string): Promise<Alarm[]> {
    const request = { zone: ZONE, limit: 1_000 };
    const { items } = await this.rpc.request(alarmsRpc.list.subject, request, alarmsRpc.list.reply);
    return items.filter(item => item.device === device);
  }

  heardOf(device: string): AlarmEvent[] {
    return this.heard.filter(alarm => alarm.device === device);
  }

  hearing(device: string, count: number): Promise<AlarmEvent[]> {
    return eventually(
      () => this.heardOf(device),
      alarms => alarms.length >= count,
    );
  }

  private async listen(): Promise<void> {
    const { signal } = this.stopping;
    const options = {
      subject: subjects.allAlarms,
      from: 'first' as const,
      logger: silentLogger(),
      signal,
    };
    for await (const { data } of follow(this.connection, 'EVENTS', options)) {
      this.heard.push(alarmEventSchema.parse(JSON.parse(new TextDecoder().decode(data))));
    }
  }
}

/** The alarm that an event tells of. */
export function alarmOf(event: AlarmEvent | undefined): Alarm {
  const { change: _, ...alarm } = event as AlarmEvent;
  return alarm;
}

async function provision(connection: NatsConnection): Promise<void> {
  // What a dead process holds is free again after this; nobody waits half a minute for it.
  const consumers = CONSUMERS.map(consumer => ({ ...consumer, ackWaitMs: 4_000 }));
  await provisionStreams(connection, { streams: STREAMS, consumers, buckets: BUCKETS });
}
