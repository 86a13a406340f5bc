import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  BUCKETS,
  type Commit,
  CONSUMERS,
  commitSchema,
  RETENTION,
  type ReadingsGroup,
  readingsGroupSchema,
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
  type StreamMessage,
} from '#libs/messaging';
import {
  type InfluxServer,
  influxSettings,
  type NatsServer,
  natsSettings,
  type PostgresServer,
  postgresSettings,
  silentLogger,
  startInflux,
  startNats,
  startPostgres,
} from '#libs/testing';
import { ensureDatabase, TimeSeriesReader } from '#libs/timeseries';
import { type IngestStart, type RunningIngest, startIngest } from '../src/bootstrap.js';
import type { IngestConfig } from '../src/config.js';
import { CreateIngest1795478400000 } from '../src/migrations/1795478400000-create-ingest.js';
import { ReplayDeadLetters1795521600010 } from '../src/migrations/1795521600010-replay-dead-letters.js';
import { CreateRejudge1795521600020 } from '../src/migrations/1795521600020-create-rejudge.js';
import { CountMinutes1795525200012 } from '../src/migrations/1795525200012-count-minutes.js';
import { ReplacedMoments1795525200023 } from '../src/migrations/1795525200023-replaced-moments.js';
import { METRICS } from './fixtures.js';
import { type RegistryAnswers, serveRegistry } from './serve-registry.js';

/** Short, so that what a killed process held comes again within a test. */
const ACK_WAIT_MS = 2_000;
const COMMIT_LIMIT_MS = 10_000;

/** Real servers, a stand-in registry, and any number of ingests. */
export interface IngestStack {
  readonly nats: NatsServer;
  readonly influx: InfluxServer;
  readonly postgres: PostgresServer;
  readonly connection: NatsConnection;
  readonly dataSource: DataSource;
  readonly reader: TimeSeriesReader;
  readonly rpc: RpcClient;
  readonly registry: RegistryAnswers;
  /** Starts one; tests that do not stop it leave that to {@link stop}. */
  startIngest(instance?: string, start?: IngestStart): Promise<RunningIngest>;
  /** Publishes as a device does. */
  publish(zone: string, device: string, data: Uint8Array | string): Promise<void>;
  /** Listens as a device does; `found` is its next commit that is right. */
  nextCommit(device: string, isRight?: (commit: Commit) => boolean): Promise<{ found: Promise<Commit> }>;
  readings(): Promise<ReadingsGroup[]>;
  /** What the ledger counts of a device, all hours together. */
  counted(device: string): Promise<Counted>;
  deadLetters(): Promise<StreamMessage[]>;
  stop(): Promise<void>;
}

/** `null` when the ledger has no hour of the device. */
interface Counted {
  readonly received: number | null;
  readonly stored: number | null;
  readonly rejected: number | null;
}

/** Starts everything but ingest itself. */
export async function startIngestStack(): Promise<IngestStack> {
  const [nats, influx, postgres] = await Promise.all([
    startNats({
      jetstream: true,
      mapping: { 'gz.telemetry.v1.*.*': 'gz.part.v1.{{partition(8,1,2)}}.{{wildcard(1)}}.{{wildcard(2)}}' },
    }),
    startInflux(),
    startPostgres(),
  ]);
  const connect = (name: string) =>
    connectNats({ url: nats.url, user: nats.user, password: nats.password, name, logger: silentLogger() });
  const connection = await connect('test');
  await provisionStreams(connection, {
    streams: STREAMS,
    consumers: CONSUMERS.map(consumer => ({ ...consumer, ackWaitMs: ACK_WAIT_MS })),
    buckets: BUCKETS,
  });
  await ensureDatabase({ url: influx.url, database: 'greenzone', retention: RETENTION });
  const database = await postgres.createDatabase();
  const dataSource = await createDataSource({
    ...database,
    schema: 'ingest',
    entities: [],
    migrations: [
      CreateIngest1795478400000,
      ReplayDeadLetters1795521600010,
      CreateRejudge1795521600020,
      CountMinutes1795525200012,
      ReplacedMoments1795525200023,
    ],
  });
  await dataSource.query('CREATE SCHEMA ingest');
  await dataSource.runMigrations();
  const registry: RegistryAnswers = { devices: [], metrics: METRICS };
  const unserve = serveRegistry(connection, registry);
  const publisher = new JetStreamPublisher(connection);
  const running: RunningIngest[] = [];

  const configOf = (instance: string): IngestConfig => ({
    ...natsSettings(nats),
    ...influxSettings(influx, 'greenzone'),
    ...postgresSettings(database),
    GZ_INSTANCE: instance,
    GZ_LOG_LEVEL: 'fatal',
    GZ_VERSION: '0.0.0',
  });

  return {
    nats,
    influx,
    postgres,
    connection,
    dataSource,
    registry,
    reader: new TimeSeriesReader({ url: influx.url, database: 'greenzone' }),
    rpc: new RpcClient(connection),
    startIngest: async (instance = `ingest-${randomUUID().slice(0, 8)}`, start = {}) => {
      const ingest = await startIngest(configOf(instance), {
        lifetime: 'embedded',
        onFatal: () => undefined,
        ...start,
      });
      running.push(ingest);
      return ingest;
    },
    publish: async (zone, device, data) => {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      await publisher.publish(subjects.telemetry(zone, device), bytes);
    },
    nextCommit: async (device, isRight = () => true) => {
      const subscription = connection.subscribe(subjects.allCommits);
      const limit = setTimeout(() => subscription.unsubscribe(), COMMIT_LIMIT_MS);
      // Only when the broker knows of the subscription may the test go on.
      await connection.flush();
      const found = (async () => {
        for await (const message of subscription) {
          const commit = commitSchema.parse(message.json());
          if (commit.device === device && isRight(commit)) return commit;
        }
        throw new Error(`no such commit of ${device} within ${COMMIT_LIMIT_MS} ms`);
      })();
      return { found: found.finally(() => clearTimeout(limit)) };
    },
    readings: async () => {
      const groups = await readAll(connection, 'READINGS', subjects.allReadings);
      return groups.map(({ data }) => readingsGroupSchema.parse(JSON.parse(Buffer.from(data).toString())));
    },
    counted: async device => {
      const [sums] = await dataSource.query<[Counted]>(
        `SELECT sum(received)::int AS received, sum(stored)::int AS stored, sum(rejected)::int AS rejected
         FROM delivery_hours WHERE device = $1`,
        [device],
      );
      return sums;
    },
    deadLetters: () => readAll(connection, 'DEADLETTER', subjects.allDeadLetters),
    stop: async () => {
      await Promise.allSettled(running.map(ingest => ingest.close()));
      unserve();
      await connection.close();
      await dataSource.destroy();
      await Promise.all([nats.stop(), influx.stop(), postgres.stop()]);
    },
  };
}

/** Everything that a stream holds now. */
async function readAll(nats: NatsConnection, stream: string, subject: string): Promise<StreamMessage[]> {
  const found: StreamMessage[] = [];
  const quiet = AbortSignal.timeout(1_000);
  for await (const message of follow(nats, stream, {
    subject,
    from: 'first',
    logger: silentLogger(),
    signal: quiet,
  })) {
    found.push(message);
    if (message.pending === 0) break;
  }
  return found;
}
