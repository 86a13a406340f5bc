import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Greenzone</title>
<h1>The dashboard is not built</h1>
<p>Run <code>npm run build</code> and load this page again. The interface works without it:
<a href="/api/docs">/api/docs</a>.</p>`;

/** What the overview shows, so that a browser asks for it while it still loads the scripts that will. */
const OVERVIEW_NEEDS = '</api/v1/zones>; rel=preload; as=fetch; crossorigin=anonymous';

/**
 * Serves the built dashboard: files by name, every other page address as its start page. What is neither
 * is left to the application's own answer for what does not exist.
 */
export async function serveDashboard(app: NestFastifyApplication, folder: string): Promise<void> {
  const root = resolve(folder);
  await app.register(fastifyStatic, {
    root,
    serve: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Names of assets carry a hash of their content.
      const isForEver = path.startsWith(join(root, 'assets'));
      void reply.header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request, reply) => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '/');
    if (path === '/api' || path.startsWith('/api/')) return reply.callNotFound();
    if (/\.[a-z0-9]+$/i.test(path)) return reply.sendFile(path);
    if (path === '/') void reply.header('link', OVERVIEW_NEEDS);
    if (existsSync(join(root, 'index.html'))) return reply.sendFile('index.html');
    return reply.status(503).type('text/html; charset=utf-8').send(NOT_BUILT);
  });
}
