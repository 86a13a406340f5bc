import type { INestMicroservice } from '@nestjs/common';
import {
  createFatalHandler,
  createLogger,
  type FatalHandler,
  newId,
  startMicroservice,
  systemClock,
} from '#libs/runtime';
import { AppModule } from './app.module.js';
import type { IngestConfig } from './config.js';
import { JetStreamDeadLetterArchive } from './dead-letters/jetstream-dead-letter.archive.js';
import { JetStreamPackSender } from './dead-letters/jetstream-pack.sender.js';
import { PostgresDeadLetterBook } from './dead-letters/postgres-dead-letter.book.js';
import { PostgresDeadLetterReadModel } from './dead-letters/postgres-dead-letter.read-model.js';
import { PostgresDeliveryReadModel } from './delivery/postgres-delivery.read-model.js';
import { createHealth } from './health.js';
import { createPipeline } from './pipeline.js';
import { type IngestConnections, type IngestPorts, openConnections, openPorts } from './ports.js';
import { PostgresReceiptReadModel } from './receipts/postgres-receipt.read-model.js';

/** The running service; `close` drains it and ends its connections. */
export interface RunningIngest {
  readonly app: INestMicroservice;
  close(): Promise<void>;
}

/** How the service is started; a test takes part in its own way. */
export interface IngestStart {
  /** `process` (default) ends the process on signals and failures; `embedded` leaves both to the caller. */
  readonly lifetime?: 'embedded' | 'process';
  readonly onFatal?: FatalHandler;
  /** Puts something before the ports, e.g. a failure at a chosen moment. */
  readonly wrapPorts?: (ports: IngestPorts, connections: IngestConnections) => IngestPorts;
}

/** Opens the connections, starts answering, and reads the partitions once the registry is known. */
export async function startIngest(config: IngestConfig, start: IngestStart = {}): Promise<RunningIngest> {
  const { lifetime = 'process', wrapPorts = ports => ports } = start;
  const logger = createLogger({
    service: 'ingest',
    instance: config.GZ_INSTANCE,
    level: config.GZ_LOG_LEVEL,
  });
  const fatal = start.onFatal ?? createFatalHandler(logger);
  const connections = await openConnections(config, logger, fatal);
  const pipeline = createPipeline({
    connections,
    ports: wrapPorts(openPorts(connections, config), connections),
    instance: config.GZ_INSTANCE,
    logger,
    fatal,
  });
  const close = async (): Promise<void> => {
    await pipeline.stop();
    await connections.close();
  };
  const app = await startMicroservice({
    service: 'ingest',
    module: AppModule.with({
      deadLetters: new PostgresDeadLetterReadModel(connections.dataSource),
      replay: {
        book: new PostgresDeadLetterBook(connections.dataSource),
        archive: new JetStreamDeadLetterArchive(connections.nats),
        sender: new JetStreamPackSender(connections.publisher),
        clock: systemClock,
        newId: () => newId(),
      },
      receipts: new PostgresReceiptReadModel(connections.dataSource),
      delivery: new PostgresDeliveryReadModel(connections.dataSource),
      health: createHealth(config, connections, pipeline),
      onClose: close,
    }),
    config,
    logger,
    lifetime,
  });
  void pipeline.start().catch((error: unknown) => fatal('the pipeline could not start', error));
  return { app, close: () => app.close() };
}
