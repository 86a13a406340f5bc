import type { DynamicModule, INestMicroservice, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import type { Logger } from '../logging/logger.js';
import { NestPinoLogger } from '../logging/nest-pino.logger.js';
import { guardProcess } from '../process/guard-process.js';
import { AppErrorFilter } from './app-error.filter.js';
import { createRequestValidationPipe } from './request-validation.pipe.js';

/** Time for replies under way when the service stops taking requests, in milliseconds. */
const REPLY_GRACE_MS = 200;

/** What is started. */
export interface MicroserviceStart {
  /** Name of the service: queue group of its requests. */
  readonly service: string;
  readonly module: Type<unknown> | DynamicModule;
  readonly config: {
    readonly GZ_NATS_URL: string;
    readonly GZ_NATS_USER: string;
    readonly GZ_NATS_PASSWORD: string;
    readonly GZ_INSTANCE: string;
  };
  readonly logger: Logger;
  /** `process` (default) reacts to signals and unhandled failures; `embedded` leaves them to the caller. */
  readonly lifetime?: 'embedded' | 'process';
}

/**
 * Starts a Nest microservice that answers requests over NATS, reconnecting for ever, with the process's
 * logger, `AppError` translation and payload validation in place.
 *
 * @returns the listening application; `close()` runs the modules' shutdown hooks.
 * @throws what a module's start throws, e.g. when the database schema is missing.
 */
export async function startMicroservice(start: MicroserviceStart): Promise<INestMicroservice> {
  const { service, module, config, logger, lifetime = 'process' } = start;
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, {
    transport: Transport.NATS,
    options: {
      servers: [config.GZ_NATS_URL],
      user: config.GZ_NATS_USER,
      pass: config.GZ_NATS_PASSWORD,
      name: `${config.GZ_INSTANCE} requests`,
      queue: service,
      maxReconnectAttempts: -1,
      waitOnFirstConnect: true,
      reconnectTimeWait: 500,
      reconnectJitter: 250,
      pingInterval: 10_000,
      maxPingOut: 2,
      gracefulShutdown: true,
      gracePeriod: REPLY_GRACE_MS,
    },
    logger: new NestPinoLogger(logger),
    abortOnError: false,
  });
  app.useGlobalFilters(new AppErrorFilter(logger));
  app.useGlobalPipes(createRequestValidationPipe());
  if (lifetime === 'process') guardProcess({ logger, close: () => app.close() });
  await app.listen();
  // Listening means that the broker was told, not that it has heard: who asks at once would find nobody.
  await app.unwrap<{ flush(): Promise<void> }>().flush();
  logger.info({ pid: process.pid }, 'answering requests');
  return app;
}
