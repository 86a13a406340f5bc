import type { INestMicroservice } from '@nestjs/common';
import { assertSchemaReady, createDataSource } from '#libs/database';
import { connectNats, JetStreamPublisher, RpcClient } from '#libs/messaging';
import {
  createFatalHandler,
  createLogger,
  HealthRegistry,
  startMicroservice,
  systemClock,
  untilAnswered,
  Workers,
} from '#libs/runtime';
import { TimeSeriesReader } from '#libs/timeseries';
import { AppModule } from './app.module.js';
import { AveragesService } from './averages/averages.service.js';
import { BackTestsService } from './back-tests/back-tests.service.js';
import { CadenceBook } from './cadences/cadence-book.js';
import { RpcCadences } from './cadences/rpc-cadences.js';
import type { AlarmsConfig } from './config.js';
import { CorrectionsService } from './corrections/corrections.service.js';
import { DirectoryService } from './directory/directory.service.js';
import { followRegistry } from './directory/follow-registry.js';
import { RpcRegistryClient } from './directory/rpc-registry.client.js';
import { PostgresEpisodeReadModel } from './episodes/postgres-episode.read-model.js';
import { PostgresAlarmHealthReadModel } from './health/postgres-alarm-health.read-model.js';
import { followHours } from './legal/follow-windows.js';
import { InfluxStoredHours } from './legal/influx-stored-hours.js';
import { LegalDaysService } from './legal/legal-days.service.js';
import { RpcDetections } from './legal/rpc-detections.js';
import { LifeCycleService } from './life-cycle/life-cycle.service.js';
import { PostgresLifeCycleStore } from './life-cycle/postgres-life-cycle.store.js';
import { InfluxStoredReadings } from './missed/influx-stored-readings.js';
import { MissedService } from './missed/missed.service.js';
import type { SendingPace } from './notifications/sending/sender.service.js';
import { createNotifications } from './notifications/start-notifications.js';
import { JetStreamAlarmPublisher } from './outbox/jetstream-alarm.publisher.js';
import { OutboxService } from './outbox/outbox.service.js';
import { PostgresOutboxStore } from './outbox/postgres-outbox.store.js';
import { ReadingsConsumer } from './readings/readings.consumer.js';
import { ReadingsService } from './readings/readings.service.js';
import { JetStreamRuleChangePublisher } from './rule-versions/jetstream-rule-change.publisher.js';
import { PostgresRuleVersionStore } from './rule-versions/postgres-rule-version.store.js';
import { RuleVersionsService } from './rule-versions/rule-versions.service.js';
import { HeardReadings } from './silence/heard-readings.js';
import { InfluxStoredLast } from './silence/influx-stored-last.js';
import { PostgresSilenceStore } from './silence/postgres-silence.store.js';
import { SilenceService } from './silence/silence.service.js';
import { PostgresTrackStore } from './tracks/postgres-track.store.js';
import { UpkeepService } from './tracks/upkeep.service.js';

/** Notifications wait in the outbox anyway; a signal must end the process within 10 s. */
const PUBLISH_PATIENCE = { timeoutMs: 2_000, attempts: 2 };

/** The running service; `close` drains it and ends its connections. */
export interface RunningAlarms {
  readonly app: INestMicroservice;
  close(): Promise<void>;
}

/** How the service is started, beside its configuration. */
export interface AlarmsStart {
  /** `embedded` leaves signals to the caller. */
  readonly lifetime?: 'embedded' | 'process';
  /** Replaces how long late readings may pause before what they raised is closed, and how often that is looked at. */
  readonly upkeep?: { readonly lateQuietMs: number; readonly turnMs: number };
  /** Replaces how often silence is looked for. */
  readonly silence?: { readonly turnMs: number };
  /** Replaces how long a day is left alone before its means are judged, and how often that is looked at. */
  readonly legal?: { readonly settleMs: number; readonly turnMs: number };
  /** Replaces how fast notifications are sent and tried again. */
  readonly sending?: Partial<SendingPace>;
}

/** Where the service's own tables are. */
export const alarmsDatabase = (config: AlarmsConfig) => ({
  host: config.GZ_PG_HOST,
  port: config.GZ_PG_PORT,
  database: config.GZ_PG_DATABASE,
  user: config.GZ_PG_USER,
  password: config.GZ_PG_PASSWORD,
  schema: 'alarms',
  entities: [],
});

/** Opens the connections, starts answering, and judges readings once the registry is known. */
export async function startAlarms(
  config: AlarmsConfig,
  {
    lifetime = 'process',
    upkeep: upkeepPace,
    silence: silencePace,
    legal: legalPace,
    sending: sendingPace,
  }: AlarmsStart = {},
): Promise<RunningAlarms> {
  const logger = createLogger({
    service: 'alarms',
    instance: config.GZ_INSTANCE,
    level: config.GZ_LOG_LEVEL,
  });
  const fatal = createFatalHandler(logger);
  const clock = systemClock;
  const dataSource = await createDataSource(alarmsDatabase(config));
  await assertSchemaReady(dataSource);
  const nats = await connectNats({
    url: config.GZ_NATS_URL,
    user: config.GZ_NATS_USER,
    password: config.GZ_NATS_PASSWORD,
    name: config.GZ_INSTANCE,
    logger,
    onClosed: error => {
      if (error) fatal('the broker connection closed for good', error);
    },
  });

  const health = new HealthRegistry({
    service: 'alarms',
    instance: config.GZ_INSTANCE,
    version: config.GZ_VERSION,
  });
  const ruleVersions = new PostgresRuleVersionStore(dataSource);
  const directory = new DirectoryService(
    new RpcRegistryClient(new RpcClient(nats)),
    ruleVersions,
    clock,
    logger,
  );
  const notifications = createNotifications({
    ...{ config, dataSource, nats, directory, clock, logger, health },
    pace: sendingPace,
  });
  const episodes = new PostgresEpisodeReadModel(dataSource);
  const tracks = new PostgresTrackStore(dataSource);
  const alarmHealth = new PostgresAlarmHealthReadModel(dataSource);
  const waiting = new PostgresOutboxStore(dataSource);
  const jetstream = new JetStreamPublisher(nats, PUBLISH_PATIENCE);
  const publisher = new JetStreamAlarmPublisher(jetstream);
  const outbox = new OutboxService(waiting, publisher, logger);
  const onNotification = (): void => {
    outbox.notify();
    notifications.notify();
  };
  const lifeCycleStore = new PostgresLifeCycleStore(dataSource);
  const lifeCycle = new LifeCycleService(lifeCycleStore, clock, onNotification);
  const rules = new RuleVersionsService({
    directory,
    store: ruleVersions,
    publisher: new JetStreamRuleChangePublisher(jetstream),
    clock,
    logger,
  });
  const reader = new TimeSeriesReader({
    url: config.GZ_INFLUX_URL,
    database: config.GZ_INFLUX_DATABASE,
  });
  const stored = new InfluxStoredReadings(reader);
  const cadences = new CadenceBook(new RpcCadences(new RpcClient(nats)));
  const averages = new AveragesService({ stored, cadences, clock, logger });
  const heard = new HeardReadings();
  const readings = new ReadingsService({
    ...{ directory, averages, tracks, clock, logger, onNotification },
    onPacks: packs => heard.take(packs),
  });
  const missed = new MissedService({ directory, averages, tracks, stored, clock, logger, onNotification });
  const corrections = new CorrectionsService({ directory, tracks, stored, clock, logger, onNotification });
  const consumer = new ReadingsConsumer(nats, readings, missed, logger);
  const backTests = new BackTestsService({
    ...{ directory, cadences, stored, clock, logger },
    lag: () => consumer.lag,
  });
  const silence = new SilenceService({
    ...{ directory, heard, clock, logger, onNotification, ...silencePace },
    cadences,
    stored: new InfluxStoredLast(reader),
    store: new PostgresSilenceStore(dataSource),
    lag: () => consumer.lag,
  });
  const legal = new LegalDaysService({
    ...{ directory, cadences, clock, logger, ...legalPace },
    hours: new InfluxStoredHours(reader),
    detections: new RpcDetections(new RpcClient(nats)),
  });
  const upkeep = new UpkeepService({
    tracks,
    directory,
    episodes,
    lifeCycle: lifeCycleStore,
    outbox: waiting,
    clock,
    logger,
    onNotification,
    ...upkeepPace,
  });
  const unfollow = [
    followRegistry(nats, () => void directory.reload()),
    followHours(nats, change => legal.hoursChanged(change)),
  ];

  health.register('postgresql', async () => {
    await dataSource.query('SELECT 1');
  });
  health.register('nats', async () => {
    await nats.rtt();
  });
  health.register('registry', async () =>
    directory.isReady
      ? undefined
      : { status: 'degraded', detail: 'waiting for the registry; nothing is judged yet' },
  );
  health.register('outbox', async () =>
    outbox.failure ? { status: 'degraded', detail: outbox.failure.message } : undefined,
  );
  health.gauge('lag', () => consumer.lag);
  health.gauge('open', () => upkeep.figures.open);
  health.gauge('unpublished', () => upkeep.figures.unpublished);
  health.gauge('rules', () => directory.versions.size);

  let loaded: Promise<void> | undefined;
  /** What needs to know the registry waits for the same answer. */
  const onceLoaded = (run: (signal: AbortSignal) => Promise<void>) => async (signal: AbortSignal) => {
    loaded ??= untilAnswered(() => directory.load(), { from: 'the registry', logger, signal });
    await loaded;
    await run(signal);
  };
  const workers = new Workers(
    [
      onceLoaded(signal => consumer.run(signal)),
      signal => outbox.run(signal),
      ...notifications.workers,
      signal => upkeep.run(signal),
      onceLoaded(signal => corrections.run(signal)),
      onceLoaded(signal => silence.run(signal)),
      onceLoaded(signal => legal.run(signal)),
    ],
    fatal,
  );
  const app = await startMicroservice({
    service: 'alarms',
    module: AppModule.with({
      episodes,
      lifeCycle,
      rules,
      backTests,
      alarmHealth,
      notifications,
      health,
      workers,
    }),
    config,
    logger,
    lifetime,
  });
  return {
    app,
    close: async () => {
      await app.close();
      for (const stop of unfollow) stop();
      await nats.drain();
      await dataSource.destroy();
    },
  };
}
