import type { DataSource } from 'typeorm';
import { assertSchemaReady, createDataSource } from '#libs/database';
import { connectNats, JetStreamPublisher, type NatsConnection, RpcClient } from '#libs/messaging';
import type { FatalHandler, Logger } from '#libs/runtime';
import { InfluxLineWriter, TimeSeriesReader } from '#libs/timeseries';
import type { IngestConfig } from './config.js';
import type { DeadLetterPublisher, ReplayArrivals } from './dead-letters/dead-letters.ports.js';
import { JetStreamDeadLetterPublisher } from './dead-letters/jetstream-dead-letter.publisher.js';
import { PostgresDeadLetterBook } from './dead-letters/postgres-dead-letter.book.js';
import type { Registry } from './identity/identity.ports.js';
import { RpcRegistryClient } from './identity/rpc-registry.client.js';
import type { LedgerStore } from './ledger/ledger.ports.js';
import { PostgresLedgerStore } from './ledger/postgres-ledger.store.js';
import { InfluxSeriesStore } from './quality/influx-series.store.js';
import { PostgresRejudgeQueue } from './quality/postgres-rejudge.queue.js';
import type { RejudgeQueue, SeriesStore } from './quality/quality.ports.js';
import { InfluxReadingStore } from './readings/influx-reading.store.js';
import { JetStreamReadingsPublisher } from './readings/jetstream-readings.publisher.js';
import type { ReadingsPublisher, ReadingStore } from './readings/readings.ports.js';

/** Connections to the servers. */
export interface IngestConnections {
  readonly nats: NatsConnection;
  readonly dataSource: DataSource;
  readonly publisher: JetStreamPublisher;
  close(): Promise<void>;
}

/** Everything that a group meets outside. */
export interface IngestPorts {
  readonly registry: Registry;
  readonly store: ReadingStore;
  readonly ledger: LedgerStore;
  readonly readings: ReadingsPublisher;
  readonly deadLetters: DeadLetterPublisher;
  readonly arrivals: ReplayArrivals;
  readonly series: SeriesStore;
  readonly rejudge: RejudgeQueue;
}

/** Readings on their way do not wait longer for those before them. */
const READ_BACK_MS = 3_000;
/** The groups' transactions follow each other; the rest is for questions. */
const POOL_SIZE = 4;

/** Opens NATS and PostgreSQL. Throws when the schema is missing or a server refuses us. */
export async function openConnections(
  config: IngestConfig,
  logger: Logger,
  fatal: FatalHandler,
): Promise<IngestConnections> {
  const dataSource = await createDataSource({
    host: config.GZ_PG_HOST,
    port: config.GZ_PG_PORT,
    database: config.GZ_PG_DATABASE,
    user: config.GZ_PG_USER,
    password: config.GZ_PG_PASSWORD,
    schema: 'ingest',
    entities: [],
    poolSize: POOL_SIZE,
  });
  await assertSchemaReady(dataSource);
  let isClosing = false;
  const nats = await connectNats({
    url: config.GZ_NATS_URL,
    user: config.GZ_NATS_USER,
    password: config.GZ_NATS_PASSWORD,
    name: config.GZ_INSTANCE,
    logger,
    onClosed: error => {
      if (!isClosing) fatal('the broker connection closed for good', error);
    },
  });
  return {
    nats,
    dataSource,
    publisher: new JetStreamPublisher(nats),
    close: async () => {
      isClosing = true;
      if (!nats.isClosed()) await nats.drain();
      await dataSource.destroy();
    },
  };
}

/** The real ports. */
export function openPorts(
  { nats, dataSource, publisher }: IngestConnections,
  { GZ_INFLUX_URL: url, GZ_INFLUX_DATABASE: database }: IngestConfig,
): IngestPorts {
  const writer = new InfluxLineWriter({ url });
  const reader = new TimeSeriesReader({ url, database });
  return {
    registry: new RpcRegistryClient(new RpcClient(nats)),
    store: new InfluxReadingStore({ writer, reader, database }),
    series: new InfluxSeriesStore({
      writer,
      reader: new TimeSeriesReader({ url, database, timeoutMs: READ_BACK_MS }),
      database,
    }),
    rejudge: new PostgresRejudgeQueue(dataSource),
    ledger: new PostgresLedgerStore(dataSource),
    readings: new JetStreamReadingsPublisher(publisher),
    deadLetters: new JetStreamDeadLetterPublisher(publisher),
    arrivals: new PostgresDeadLetterBook(dataSource),
  };
}
