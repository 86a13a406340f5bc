import { healthReportSchema } from '#libs/contracts';
import { HealthRegistry } from './health.registry.js';

const identity = { service: 'ingest', instance: 'ingest-1', version: '1.0.0' };

function registryAt(time: { now: number }): HealthRegistry {
  return new HealthRegistry(identity, { now: () => time.now });
}

describe('HealthRegistry', () => {
  it('reports what the contract says', async () => {
    const time = { now: 1_000 };
    const registry = registryAt(time);
    registry.register('store', async () => undefined);
    registry.gauge('lag', () => 12);
    registry.gauge('broken', () => Number.NaN);
    registry.gauge('throwing', () => {
      throw new Error('x');
    });
    time.now = 4_500;
    const report = await registry.report();
    expect(healthReportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({
      ...identity,
      status: 'up',
      startedAt: 1_000,
      uptimeSeconds: 3.5,
      figures: { lag: 12 },
    });
  });

  it.each([
    ['up', 'up', 'up'],
    ['up', 'degraded', 'degraded'],
    ['down', 'degraded', 'down'],
  ] as const)('is as its worst part: %s and %s make %s', async (first, second, whole) => {
    const registry = registryAt({ now: 0 });
    registry.register('a', async () => ({ status: first }));
    registry.register('b', async () => ({ status: second }));
    expect((await registry.report()).status).toBe(whole);
  });

  it('takes a check that fails, or throws before it begins, for down and says why', async () => {
    const registry = registryAt({ now: 0 });
    registry.register('a', () => Promise.reject(new Error('refused')));
    registry.register('b', () => {
      throw new Error('thrown');
    });
    const { checks } = await registry.report();
    expect(checks).toMatchObject({
      a: { status: 'down', detail: 'refused' },
      b: { status: 'down', detail: 'thrown' },
    });
  });
});
