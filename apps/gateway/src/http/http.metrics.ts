import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Metrics } from '#libs/runtime';

/** Borders in seconds: from a cached list to a telemetry pack that waits for its commit. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** Measures every request by its route, and serves the figures at `/metrics`. */
export function measureHttp(app: NestFastifyApplication, metrics: Metrics): void {
  const fastify = app.getHttpAdapter().getInstance();
  const durations = metrics.histogram(
    {
      name: 'greenzone_http_request_seconds',
      help: 'Time to answer, by route',
      labels: ['method', 'route', 'status'],
    },
    BUCKETS,
  );
  fastify.addHook('onResponse', (request, reply, done) => {
    // The route's pattern and not the address: addresses are without number.
    const route = request.routeOptions.url ?? 'none';
    durations.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    );
    done();
  });
  fastify.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
}
