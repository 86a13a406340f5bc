import type { INestMicroservice } from '@nestjs/common';
import { assertSchemaReady, createDataSource } from '#libs/database';
import { connectNats, JetStreamPublisher } from '#libs/messaging';
import {
  type Clock,
  createFatalHandler,
  createLogger,
  HealthRegistry,
  startMicroservice,
  systemClock,
} from '#libs/runtime';
import { AppModule } from './app.module.js';
import { Cadence } from './cadences/cadence.entity.js';
import type { RegistryConfig } from './config.js';
import { Entry } from './entries/entry.entity.js';

/** The running service; `close` ends it and its connections. */
export interface RunningRegistry {
  readonly app: INestMicroservice;
  close(): Promise<void>;
}

/** Where the registry's own tables are. */
export const registryDatabase = (config: RegistryConfig) => ({
  host: config.GZ_PG_HOST,
  port: config.GZ_PG_PORT,
  database: config.GZ_PG_DATABASE,
  user: config.GZ_PG_USER,
  password: config.GZ_PG_PASSWORD,
  schema: 'registry',
  entities: [Entry, Cadence],
});

/** Opens the connections and starts answering. */
export async function startRegistry(
  config: RegistryConfig,
  lifetime: 'embedded' | 'process' = 'process',
  clock: Clock = systemClock,
): Promise<RunningRegistry> {
  const logger = createLogger({
    service: 'registry',
    instance: config.GZ_INSTANCE,
    level: config.GZ_LOG_LEVEL,
  });
  const fatal = createFatalHandler(logger);
  const dataSource = await createDataSource(registryDatabase(config));
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
    service: 'registry',
    instance: config.GZ_INSTANCE,
    version: config.GZ_VERSION,
  });
  health.register('postgresql', async () => {
    await dataSource.query('SELECT 1');
  });
  health.register('nats', async () => {
    await nats.rtt();
  });
  const app = await startMicroservice({
    service: 'registry',
    module: AppModule.with({
      ...{ dataSource, health, clock, logger, fatal },
      publisher: new JetStreamPublisher(nats),
    }),
    config,
    logger,
    lifetime,
  });
  return {
    app,
    close: async () => {
      await app.close();
      await nats.drain();
      await dataSource.destroy();
    },
  };
}
