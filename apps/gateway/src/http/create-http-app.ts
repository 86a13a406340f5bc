import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type DynamicModule, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { ErrorCode, MAX_PACK_BYTES } from '#libs/contracts';
import { AppError, type Logger, NestPinoLogger } from '#libs/runtime';
import { describeApi } from './open-api.js';
import { ProblemFilter } from './problem.filter.js';
import { toProblem } from './to-problem.js';

/** Bodies larger than a pack are cut off by the server; one byte more lets our own message be told. */
const BODY_LIMIT = MAX_PACK_BYTES + 1_024;
const CORRELATION_ID = /^[A-Za-z0-9._-]{1,64}$/;

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  // MapLibre's worker is a blob; styles of charts are set inline.
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; " +
    "worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'",
};
/** The interactive page brings its own inline script. */
const DOCS_POLICY = SECURITY_HEADERS['content-security-policy'].replace(
  "default-src 'self'",
  "default-src 'self'; script-src 'self' 'unsafe-inline'",
);

/** Makes the HTTP application with everything that is the same for all routes. */
export async function createHttpApp(module: DynamicModule, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
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
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-correlation-id', request.id).headers(SECURITY_HEADERS);
    if (request.url.startsWith('/api/docs')) void reply.header('content-security-policy', DOCS_POLICY);
    done();
  });
  app.setGlobalPrefix('api/v1');
  app.useGlobalFilters(new ProblemFilter(logger));
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: issues => {
        const faults = issues.map(issue => ({
          path: (issue.path ?? []).map(part => String(typeof part === 'object' ? part.key : part)).join('.'),
          message: issue.message,
        }));
        const text = faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
        return new AppError(ErrorCode.Invalid, `The request cannot be used: ${text}`, { data: { faults } });
      },
    }),
  );
  return app;
}

/** Adds the interactive page of the interface. */
export function serveApiDescription(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, describeApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Greenzone API',
  });
}

/** Serves the built dashboard: assets by name, every other page address as its start page. */
export async function serveDashboard(app: NestFastifyApplication, folder: string): Promise<void> {
  const root = resolve(folder);
  const fastify = app.getHttpAdapter().getInstance();
  const isBuilt = existsSync(join(root, 'index.html'));
  if (isBuilt)
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) => {
        // Names of assets carry a hash of their content.
        const forEver = path.includes('/assets/');
        void reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  fastify.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || request.url.startsWith('/api/')) {
      const error = new AppError(ErrorCode.NotFound, `There is nothing at ${request.method} ${request.url}.`);
      return reply.status(404).type('application/problem+json').send(toProblem(error, request.id));
    }
    if (isBuilt) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply
      .status(503)
      .type('text/plain; charset=utf-8')
      .send('The dashboard is not built. Run: npm run build -- dashboard');
  });
}
