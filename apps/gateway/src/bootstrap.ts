import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connectNats, JetStreamPublisher, RpcClient } from '#libs/messaging';
import {
  createFatalHandler,
  createLogger,
  guardProcess,
  HealthRegistry,
  type Logger,
  systemClock,
} from '#libs/runtime';
import { pingInflux, TimeSeriesReader } from '#libs/timeseries';
import { AppModule, type GatewayParts } from './app.module.js';
import type { GatewayConfig } from './config.js';
import { createHttpApp, serveApiDescription, serveDashboard } from './http/create-http-app.js';
import { LatestValues } from './latest/latest-values.js';
import { loadLatest } from './latest/load-latest.js';
import { EventHistory } from './live/event.history.js';
import { LiveHub } from './live/live.hub.js';
import { followEvents, followReadings } from './live/readings.consumer.js';
import { RpcRegistryClient } from './registry/rpc-registry.client.js';

const TICK_MS = 1_000;
const RETRY_MS = 1_000;

/** The running gateway. */
export interface RunningGateway {
  readonly app: NestFastifyApplication;
  readonly port: number;
  close(): Promise<void>;
}

/** Opens the connections, fills the latest values and starts serving. */
export async function startGateway(
  config: GatewayConfig,
  lifetime: 'embedded' | 'process' = 'process',
): Promise<RunningGateway> {
  const logger = createLogger({
    service: 'gateway',
    instance: config.GZ_INSTANCE,
    level: config.GZ_LOG_LEVEL,
  });
  const fatal = createFatalHandler(logger);
  const nc = await connectNats({
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
  const rpc = new RpcClient(nc);
  const health = new HealthRegistry({
    service: 'gateway',
    instance: config.GZ_INSTANCE,
    version: config.GZ_VERSION,
  });
  health.register('nats', async () => {
    await nc.rtt();
  });
  health.register('influxdb', async () => {
    await pingInflux(influx);
  });
  const parts: GatewayParts = {
    nc,
    rpc,
    publisher: new JetStreamPublisher(nc),
    reader: new TimeSeriesReader({ ...influx, database: config.GZ_INFLUX_DATABASE }),
    registry: new RpcRegistryClient(rpc),
    latest: new LatestValues(),
    hub: new LiveHub(),
    history: new EventHistory(),
    health,
  };
  health.gauge('viewers', () => parts.hub.size);
  const app = await createHttpApp(AppModule.with(parts), logger);
  serveApiDescription(app);
  await serveDashboard(app, config.GZ_DASHBOARD_DIR);
  const stop = new AbortController();
  const feed = { ...parts, logger, onRegistryChange: () => parts.registry.invalidate() };
  const followers = [followReadings(feed, stop.signal), followEvents(feed, stop.signal)];
  for (const follower of followers) follower.catch((error: unknown) => fatal('the live feed ended', error));
  void fillLatest(parts, logger, stop.signal);
  const ticker = setInterval(() => parts.hub.tick(), TICK_MS);
  const close = async (): Promise<void> => {
    clearInterval(ticker);
    stop.abort();
    // Open event streams would hold the server for ever.
    app.getHttpServer().closeAllConnections();
    await app.close();
    await nc.drain();
  };
  if (lifetime === 'process') guardProcess({ logger, close });
  await app.listen({ host: config.GZ_HTTP_HOST, port: config.GZ_HTTP_PORT });
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : config.GZ_HTTP_PORT;
  logger.info({ pid: process.pid, port }, 'serving');
  return { app, port, close };
}

/** The registry and the store may start later than we do; until then there is just nothing to show. */
async function fillLatest(parts: GatewayParts, logger: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const metrics = await parts.registry.metrics();
      await loadLatest(parts.reader, metrics, parts.latest, systemClock.now());
      return;
    } catch (error) {
      logger.warn({ err: error }, 'latest values cannot be read yet; trying again');
      await new Promise(resolve => setTimeout(resolve, RETRY_MS));
    }
  }
}
