import type { HealthReport, ServiceName } from '#libs/contracts';
import type { Dependency } from './health.ports.js';
import { HealthService } from './health.service.js';

const up = (service: ServiceName): HealthReport => ({
  service,
  instance: service,
  version: '1',
  status: 'up',
  startedAt: 0,
  uptimeSeconds: 1,
  checks: {},
  figures: {},
});

function health({ silent = [], away = [] }: { silent?: string[]; away?: string[] }) {
  const names: Dependency['name'][] = ['nats', 'influxdb', 'postgresql'];
  return new HealthService(
    { ask: async service => (silent.includes(service) ? undefined : up(service)) },
    names.map(name => ({
      name,
      version: async () => (away.includes(name) ? Promise.reject(new Error('refused')) : '2.9.10'),
    })),
  );
}

describe('HealthService', () => {
  it('is up with all it needs; the simulator is not needed', async () => {
    await expect(health({ silent: ['simulator'] }).report()).resolves.toMatchObject({
      status: 'up',
      durability: 'process-crash',
    });
  });

  it('is degraded without a service or a server, and names it', async () => {
    const report = await health({ silent: ['ingest'], away: ['postgresql'] }).report();
    expect(report.status).toBe('degraded');
    expect(report.services.find(item => item.service === 'ingest')?.status).toBe('down');
    expect(report.dependencies[2]).toMatchObject({ status: 'down', version: null, detail: 'refused' });
  });

  it('is down when neither the live nor the stored readings can be had', async () => {
    await expect(health({ away: ['nats', 'influxdb'] }).report()).resolves.toMatchObject({
      status: 'down',
      durability: 'unknown',
    });
  });
});
