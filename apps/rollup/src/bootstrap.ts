import type { INestMicroservice } from '@nestjs/common';
import { ROLLUP_DURABLE, type StreamName, subjects } from '#libs/contracts';
import { assertSchemaReady, createDataSource } from '#libs/database';
import {
  connectNats,
  JetStreamPublisher,
  type NatsConnection,
  RpcClient,
  streamReport,
} from '#libs/messaging';
import {
  createFatalHandler,
  createLogger,
  HealthRegistry,
  startMicroservice,
  systemClock,
  untilAnswered,
  Workers,
} from '#libs/runtime';
import { InfluxLineWriter, pingInflux, TimeSeriesReader } from '#libs/timeseries';
import { AppModule } from './app.module.js';
import { CatalogueService } from './catalogue/catalogue.service.js';
import { RpcRegistryClient } from './catalogue/rpc-registry.client.js';
import type { RollupConfig } from './config.js';
import { DirtyService } from './dirty/dirty.service.js';
import { PostgresDirtyStore } from './dirty/postgres-dirty.store.js';
import { JetStreamNoticePublisher } from './notices/jetstream-notice.publisher.js';
import { WindowNotices } from './notices/notices.service.js';
import { createReadingsConsumer } from './readings/readings.consumer.js';
import { ReadingsService } from './readings/readings.service.js';
import { RecoveryService } from './recovery/recovery.service.js';
import { DaysService } from './windows/days.service.js';
import { FlushService } from './windows/flush.service.js';
import { HoursService } from './windows/hours.service.js';
import { InfluxRawStore } from './windows/influx-raw.store.js';
import { InfluxWindowStore } from './windows/influx-window.store.js';
import { WindowCache } from './windows/window-cache.js';
import { WindowsService } from './windows/windows.service.js';

const STREAM: StreamName = 'READINGS';
/** A notice is a hint and must not hold up windows while the broker is away. */
const NOTICE_PATIENCE = { timeoutMs: 2_000, attempts: 2 };

/** The running service; `close` ends it and its connections. */
export interface RunningRollup {
  readonly app: INestMicroservice;
  close(): Promise<void>;
}

/** Where the service's own tables are. */
export const rollupDatabase = (config: RollupConfig) => ({
  host: config.GZ_PG_HOST,
  port: config.GZ_PG_PORT,
  database: config.GZ_PG_DATABASE,
  user: config.GZ_PG_USER,
  password: config.GZ_PG_PASSWORD,
  schema: 'rollup',
  entities: [],
});

/** Opens the connections, takes over what an earlier process left, and starts the loops. */
export async function startRollup(
  config: RollupConfig,
  lifetime: 'embedded' | 'process' = 'process',
): Promise<RunningRollup> {
  const logger = createLogger({
    service: 'rollup',
    instance: config.GZ_INSTANCE,
    level: config.GZ_LOG_LEVEL,
  });
  const fatal = createFatalHandler(logger);
  const clock = systemClock;
  const dataSource = await createDataSource(rollupDatabase(config));
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
  const database = config.GZ_INFLUX_DATABASE;
  const reader = new TimeSeriesReader({ ...influx, database });
  const writer = new InfluxLineWriter(influx);

  const cache = new WindowCache();
  const registry = new RpcRegistryClient(new RpcClient(nats));
  const catalogue = new CatalogueService(registry, clock, () => cache.clear());
  const dirty = new DirtyService(new PostgresDirtyStore(dataSource), clock);
  const store = new InfluxWindowStore({ writer, reader, database, logger });
  const raw = new InfluxRawStore(reader);
  const notices = new WindowNotices(
    new JetStreamNoticePublisher(new JetStreamPublisher(nats, NOTICE_PATIENCE)),
    clock,
    logger,
  );
  const windows = new WindowsService({
    catalogue,
    dirty,
    hours: new HoursService(raw, store, cache, clock),
    days: new DaysService(raw, cache, clock),
    cache,
    store,
    notices,
  });
  const flush = new FlushService(dirty, windows, notices, logger);
  const readings = new ReadingsService(catalogue, dirty, clock, logger);

  const patience = { from: 'the registry', logger };
  await untilAnswered(() => catalogue.load(), patience);
  await dirty.load();
  const stream = await readStream(nats);
  const recovery = new RecoveryService(dirty, clock, logger);
  await recovery.recover(stream, catalogue.current, () => untilAnswered(() => registry.devices(), patience));
  const consumer = createReadingsConsumer(nats, readings, stream.createdAt, logger);
  const changes = nats.subscribe(subjects.registry('metrics'), {
    callback: () => {
      catalogue.load().catch((error: unknown) => {
        logger.warn({ err: error }, 'the catalogue changed and cannot be read; asking at the next need');
      });
    },
  });

  const health = new HealthRegistry({
    service: 'rollup',
    instance: config.GZ_INSTANCE,
    version: config.GZ_VERSION,
  });
  health.register('postgresql', async () => {
    await dataSource.query('SELECT 1');
  });
  health.register('nats', async () => {
    await nats.rtt();
  });
  health.register('influxdb', async () => {
    await pingInflux(influx);
  });
  health.register('windows', async () =>
    flush.failure ? { status: 'degraded', detail: flush.failure.message } : undefined,
  );
  health.gauge('lag', () => consumer.lag);
  health.gauge('dirtyMinutes', () => dirty.figures.dirtyMinutes);
  health.gauge('dirtyDays', () => dirty.figures.dirtyDays);
  health.gauge('oldestLiveSeconds', () => dirty.figures.oldestLiveSeconds);
  health.gauge('windowsWritten', () => flush.windowsWritten);
  health.gauge('tooOldRows', () => readings.tooOld);

  const workers = new Workers([signal => consumer.run(signal), signal => flush.run(signal)], fatal);
  const app = await startMicroservice({
    service: 'rollup',
    module: AppModule.with({ health, workers }),
    config,
    logger,
    lifetime,
  });
  return {
    app,
    close: async () => {
      await app.close();
      changes.unsubscribe();
      writer.close();
      await nats.drain();
      await dataSource.destroy();
    },
  };
}

async function readStream(nats: NatsConnection) {
  const { createdAt, firstSequence, consumers } = await streamReport(nats, STREAM);
  const own = consumers.find(({ durable }) => durable === ROLLUP_DURABLE);
  return { createdAt, firstSequence, acknowledgedTo: own?.acknowledgedTo ?? 0 };
}
