import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RegistryChanged } from '#libs/contracts';
import { assertSchemaReady, createDataSource } from '#libs/database';
import { connectNats, RpcClient } from '#libs/messaging';
import {
  createFatalHandler,
  createLogger,
  guardProcess,
  HealthRegistry,
  type Logger,
  Metrics,
  systemClock,
} from '#libs/runtime';
import { pingInflux, TimeSeriesReader } from '#libs/timeseries';
import { AppModule, type GatewayParts } from './app.module.js';
import type { GatewayConfig } from './config.js';
import { watchDrop } from './drop/watch-drop.js';
import { Tt10FileService } from './files/tt10-file.service.js';
import { serverDependencies } from './health/server-dependencies.js';
import { answerHealth } from './health/rpc-health.responder.js';
import { createHttpApp, serveApiDescription } from './http/create-http-app.js';
import { measureHttp } from './http/http.metrics.js';
import { securityHeaders } from './http/security-headers.js';
import { serveDashboard } from './http/serve-dashboard.js';
import { EditionKeeper } from './editions/edition.keeper.js';
import { keepEditions } from './editions/keep-editions.js';
import { PostgresEditionStore } from './editions/postgres-edition.store.js';
import { RpcEditionSource } from './editions/rpc-edition.source.js';
import { touchesEdition } from './editions/touches-edition.js';
import { ActorRow } from './identity/actor.entity.js';
import { LatestValues } from './latest/latest-values.js';
import { loadLatest } from './latest/load-latest.js';
import { EventHistory } from './live/event.history.js';
import { followEvents, followReadings } from './live/live.consumer.js';
import { LiveHub } from './live/live.hub.js';
import { NotificationHub } from './saved-searches/notification.hub.js';
import { KeptScoreBook } from './scores/kept-score.book.js';
import { RpcScoreBook } from './scores/rpc-score.book.js';
import { PostgresSavedSearchStore } from './saved-searches/postgres-saved-search.store.js';
import { SearchWatcher } from './saved-searches/search.watcher.js';
import { RpcRegistryClient } from './registry/rpc-registry.client.js';

const TICK_MS = 100;
const RETRY_MS = 1_000;
const HOUR_MS = 3_600_000;
/** How long a stop waits for requests that are being answered: the longest waits 3 s for its commit. */
const ANSWER_LIMIT_MS = 4_000;

/** The running gateway. */
export interface RunningGateway {
  readonly app: NestFastifyApplication;
  readonly port: number;
  close(): Promise<void>;
}

/** Where the gateway's own tables are. */
export const identityDatabase = (config: GatewayConfig) => ({
  host: config.GZ_PG_HOST,
  port: config.GZ_PG_PORT,
  database: config.GZ_PG_DATABASE,
  user: config.GZ_PG_USER,
  password: config.GZ_PG_PASSWORD,
  schema: 'identity',
  entities: [ActorRow],
});

/** Opens the connections, fills the latest values and starts serving. */
export async function startGateway(
  config: GatewayConfig,
  lifetime: 'embedded' | 'process' = 'process',
): Promise<RunningGateway> {
  const identity = { service: 'gateway', instance: config.GZ_INSTANCE };
  const logger = createLogger({ ...identity, level: config.GZ_LOG_LEVEL });
  const fatal = createFatalHandler(logger);
  const dataSource = await createDataSource(identityDatabase(config));
  await assertSchemaReady(dataSource);
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
  const history = new EventHistory();
  const health = new HealthRegistry({ ...identity, version: config.GZ_VERSION });
  const registry = new RpcRegistryClient(rpc);
  const scores = new KeptScoreBook(new RpcScoreBook(rpc));
  const source = new RpcEditionSource(rpc, scores);
  const savedSearches = new PostgresSavedSearchStore(dataSource);
  const parts: GatewayParts = {
    nc,
    rpc,
    dataSource,
    registry,
    scores,
    editions: new EditionKeeper({ source, registry, clock: systemClock, logger }),
    editionStore: new PostgresEditionStore(dataSource),
    savedSearches,
    notifications: new NotificationHub(savedSearches, (err: unknown) =>
      logger.warn({ err }, 'notifications cannot be read; the viewer comes back'),
    ),
    reader: new TimeSeriesReader({ ...influx, database: config.GZ_INFLUX_DATABASE }),
    latest: new LatestValues(),
    hub: new LiveHub(history),
    health,
    reportGraceMs: config.GZ_REPORT_GRACE_HOURS * HOUR_MS,
    mapTiles:
      config.GZ_MAP_TILES === undefined
        ? null
        : { address: config.GZ_MAP_TILES, credit: config.GZ_MAP_CREDIT },
    dependencies: serverDependencies({ nc, dataSource, askInflux: () => pingInflux(influx) }),
  };
  for (const server of parts.dependencies)
    health.register(server.name, async () => void (await server.version()));
  health.gauge('viewers', () => parts.hub.size);
  health.gauge('latestValues', () => parts.latest.size);
  health.gauge('rankingBehindMs', () => parts.editions.behindMs);
  const app = await createHttpApp(AppModule.with(parts), logger, securityHeaders(config.GZ_MAP_TILES));
  const metrics = new Metrics(identity).collectProcess();
  measureHttp(app, metrics);
  const viewers = metrics.gauge({ name: 'greenzone_viewers', help: 'Open event streams' });
  serveApiDescription(app);
  await serveDashboard(app, config.GZ_DASHBOARD_DIR);
  const stop = new AbortController();
  const refill = (): void => void fillLatest(parts, logger, stop.signal);
  const feed = {
    ...parts,
    history,
    logger,
    onReadingsMissed: refill,
    onRegistryChange: (change?: RegistryChanged): void => {
      registry.invalidate(change?.kind);
      if (touchesEdition(change)) parts.editions.touch(change?.zone ?? null);
    },
    onScore: (zone?: string): void => {
      scores.touch(zone ?? null);
      parts.editions.touch(zone ?? null);
    },
  };
  for (const follower of [followReadings(feed, stop.signal), followEvents(feed, stop.signal)])
    follower.catch((error: unknown) => fatal('the live feed ended', error));
  refill();
  const { editions: keeper, editionStore: store, notifications } = parts;
  const watcher = new SearchWatcher({ store: savedSearches, hub: notifications, clock: systemClock, logger });
  const onKept = watcher.judge.bind(watcher);
  const editions = keepEditions({ keeper, store, onKept, logger }, stop.signal);
  answerHealth(nc, health);
  const drop = watchDrop(config.GZ_DROP_DIR, {
    files: app.get(Tt10FileService),
    health,
    logger,
    stopping: stop.signal,
  });
  const ticker = setInterval(() => {
    parts.hub.tick();
    viewers.set(parts.hub.size);
  }, TICK_MS);
  const close = async (): Promise<void> => {
    clearInterval(ticker);
    stop.abort();
    await Promise.all([drop, editions]);
    // What is being answered is finished; open event streams would hold the server for ever.
    parts.hub.close();
    notifications.close();
    const server = app.getHttpServer();
    const impatience = setTimeout(() => server.closeAllConnections(), ANSWER_LIMIT_MS);
    await app.close();
    clearTimeout(impatience);
    await nc.drain();
    await dataSource.destroy();
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
