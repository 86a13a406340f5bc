import type { INestMicroservice } from '@nestjs/common';
import { assertSchemaReady, createDataSource } from '#libs/database';
import { connectNats, JetStreamPublisher, RpcClient } from '#libs/messaging';
import {
  type Clock,
  createFatalHandler,
  createLogger,
  HealthRegistry,
  startMicroservice,
  systemClock,
} from '#libs/runtime';
import { pingInflux, TimeSeriesReader } from '#libs/timeseries';
import { AppModule } from './app.module.js';
import type { ScoringConfig, VerifyConfig } from './config.js';
import { CorrectionsService } from './corrections/corrections.service.js';
import { CachedDeliveryReader } from './inputs/cached-delivery.reader.js';
import { CachedRegistryReader } from './inputs/cached-registry.reader.js';
import { CachedWindowReader } from './inputs/cached-window.reader.js';
import { InfluxWindowSource } from './inputs/influx-window.source.js';
import { RpcDeliverySource } from './inputs/rpc-delivery.source.js';
import { RpcRegistryReader } from './inputs/rpc-registry.reader.js';
import { ChangesConsumer } from './schedule/changes.consumer.js';
import { StoredScenario } from './scenarios/scenario.entity.js';
import { ScheduleService } from './schedule/schedule.service.js';
import { StoredInputPart } from './scores/input-part.entity.js';
import { ScoreRevision } from './scores/score-revision.entity.js';
import { SigningKeys } from './snapshots/signing-keys.js';
import { SnapshotsTimer } from './snapshots/snapshots.timer.js';

/** The running service; `close` ends it and its connections. */
export interface RunningScoring {
  readonly app: INestMicroservice;
  close(): Promise<void>;
}

/** Where scoring's own tables are. */
export const scoringDatabase = (config: VerifyConfig) => ({
  host: config.GZ_PG_HOST,
  port: config.GZ_PG_PORT,
  database: config.GZ_PG_DATABASE,
  user: config.GZ_PG_USER,
  password: config.GZ_PG_PASSWORD,
  schema: 'scoring',
  entities: [ScoreRevision, StoredInputPart, StoredScenario],
});

/** Opens the connections, starts answering, and scores from then on. */
export async function startScoring(
  config: ScoringConfig,
  lifetime: 'embedded' | 'process' = 'process',
  clock: Clock = systemClock,
): Promise<RunningScoring> {
  const logger = createLogger({
    service: 'scoring',
    instance: config.GZ_INSTANCE,
    level: config.GZ_LOG_LEVEL,
  });
  const fatal = createFatalHandler(logger);
  const dataSource = await createDataSource(scoringDatabase(config));
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
  const influx = { url: config.GZ_INFLUX_URL };
  const health = new HealthRegistry({
    service: 'scoring',
    instance: config.GZ_INSTANCE,
    version: config.GZ_VERSION,
  });
  const rpc = new RpcClient(nats);
  const registry = new CachedRegistryReader(new RpcRegistryReader(rpc), clock);
  const delivery = new CachedDeliveryReader(new RpcDeliverySource(rpc));
  const windows = new CachedWindowReader(
    new InfluxWindowSource(new TimeSeriesReader({ ...influx, database: config.GZ_INFLUX_DATABASE })),
  );
  const app = await startMicroservice({
    service: 'scoring',
    module: AppModule.with({
      dataSource,
      nats,
      publisher: new JetStreamPublisher(nats),
      registry,
      windows,
      delivery,
      health,
      logger,
      clock,
      signingKeys: new SigningKeys(config.GZ_SNAPSHOT_KEY, config.GZ_SNAPSHOT_RETIRED_KEYS),
      snapshotGraceMs: config.GZ_SNAPSHOT_GRACE_HOURS * 3_600_000,
    }),
    config,
    logger,
    lifetime,
  });
  const schedule = app.get(ScheduleService);
  health.register('postgresql', async () => {
    await dataSource.query('SELECT 1');
  });
  health.register('nats', async () => {
    await nats.rtt();
  });
  health.register('influxdb', async () => {
    await pingInflux(influx);
  });
  health.register('schedule', async () => schedule.verdict());
  health.register('snapshots', async () => app.get(SnapshotsTimer).verdict());
  health.gauge('rememberedWindows', () => windows.size);
  for (const figure of ['scoredHour', 'changedZones', 'failedZones', 'lastRunMs'] as const) {
    health.gauge(figure, () => schedule.figures[figure]);
  }
  const corrections = app.get(CorrectionsService);
  health.gauge('zonesToCorrect', () => corrections.waiting);
  const stopping = new AbortController();
  const listeners = [registry, windows, delivery, schedule, corrections];
  const changes = new ChangesConsumer(nats, listeners, () => corrections.restore(), logger).run(
    stopping.signal,
  );
  return {
    app,
    close: async () => {
      stopping.abort();
      await app.close();
      await changes;
      await nats.drain();
      await dataSource.destroy();
    },
  };
}
