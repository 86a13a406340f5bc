import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fastifyCompress from '@fastify/compress';
import { type DynamicModule, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorCode, MAX_PACK_BYTES } from '#libs/contracts';
import { AppError, type Logger, NestPinoLogger } from '#libs/runtime';
import { describeApi } from './open-api.js';
import { ProblemFilter } from './problem.filter.js';
import { PROBLEM_MEDIA_TYPE } from './problem.schema.js';
import { ROUTE_LIMITS } from './body-limits.js';
import { DOCS_POLICY, securityHeaders } from './security-headers.js';
import { toProblem } from './to-problem.js';

/** A little more than what is taken, so that our own message about the size is told. */
const EXTRA_BYTES = 1_024;
const BODY_LIMIT = MAX_PACK_BYTES + EXTRA_BYTES;
/** Longest time to send a request, in milliseconds: a slow sender must not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Exports break off when something goes wrong, and files of the dashboard lie there compressed: neither is for this. */
const COMPRESSED = /^application\/(?:[a-z.]+\+)?json(?:;|$)/;
const CORRELATION_ID = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * Makes the HTTP application with everything that is the same for all routes.
 *
 * @param headers of every answer.
 */
export async function createHttpApp(
  module: DynamicModule,
  logger: Logger,
  headers: Readonly<Record<string, string>> = securityHeaders(),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 200 },
    // What Fastify refuses before there is a route, e.g. an address that is not one.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      const problem = toProblem(error, request.id);
      void reply.status(problem.status).headers(headers);
      void reply.header('x-correlation-id', request.id).type(PROBLEM_MEDIA_TYPE).send(problem);
    },
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-correlation-id'];
      return typeof given === 'string' && CORRELATION_ID.test(given) ? given : randomUUID();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: new NestPinoLogger(logger),
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  // Packs are dead-lettered byte for byte, so nothing is parsed before its time.
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  // What comes in is unpacked where its bounds are known.
  await app.register(fastifyCompress, {
    ...{ encodings: ['br', 'gzip'], customTypes: COMPRESSED, globalDecompression: false },
  });
  fastify.addHook('onRoute', route => {
    const limit = ROUTE_LIMITS[`${String(route.method)} ${route.url}`];
    if (limit !== undefined) route.bodyLimit = limit + EXTRA_BYTES;
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-correlation-id', request.id).headers(headers);
    if (request.url.startsWith('/api/docs')) void reply.header('content-security-policy', DOCS_POLICY);
    else if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
  app.setGlobalPrefix('api/v1');
  app.useGlobalFilters(new ProblemFilter(logger));
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: toInvalidRequest }));
  return app;
}

/** Adds the interactive page of the interface and the document itself. */
export function serveApiDescription(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, describeApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Greenzone API',
  });
}

interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

/** All faults at once, each with the name of its field. */
function toInvalidRequest(issues: readonly Issue[]): AppError {
  const faults = issues.map(({ path = [], message }) => ({
    path: path.map(part => String(typeof part === 'object' ? part.key : part)).join('.'),
    message,
  }));
  const text = faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  return new AppError(ErrorCode.Invalid, `The request cannot be used: ${text}`, { data: { faults } });
}
