import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { PROBLEM_MEDIA_TYPE } from './problem.schema.js';
import { toProblem } from './to-problem.js';

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Greenzone</title>
<h1>The dashboard is not built</h1>
<p>Run <code>npm run build</code> and load this page again. The interface works without it:
<a href="/api/docs">/api/docs</a>.</p>`;

/** Serves the built dashboard: files by name, every other page address as its start page. */
export async function serveDashboard(app: NestFastifyApplication, folder: string): Promise<void> {
  const root = resolve(folder);
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root,
    // Files are looked up at each request: a build while we run shows at once.
    wildcard: true,
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Names of assets carry a hash of their content.
      const isForEver = path.startsWith(join(root, 'assets'));
      void reply.header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?');
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !/\.[a-z0-9]+$/i.test(path);
    if (!isPage || path.startsWith('/api/') || path === '/api') {
      const error = new AppError(
        ErrorCode.NotFound,
        `There is nothing at ${request.method} ${path}. /api/docs lists what there is.`,
      );
      return reply.status(404).type(PROBLEM_MEDIA_TYPE).send(toProblem(error, request.id));
    }
    if (existsSync(join(root, 'index.html')))
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.status(503).type('text/html; charset=utf-8').send(NOT_BUILT);
  });
}
