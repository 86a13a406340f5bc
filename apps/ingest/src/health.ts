import { HealthRegistry } from '#libs/runtime';
import { pingInflux } from '#libs/timeseries';
import type { IngestConfig } from './config.js';
import type { Pipeline } from './pipeline.js';
import type { IngestConnections } from './ports.js';

/** What the service says of itself. */
export function createHealth(
  config: IngestConfig,
  { nats, dataSource }: IngestConnections,
  { figures, gates, identity, rejudge, rejudging, room, telemetry }: Pipeline,
): HealthRegistry {
  const health = new HealthRegistry({
    service: 'ingest',
    instance: config.GZ_INSTANCE,
    version: config.GZ_VERSION,
  });
  health.register('nats', async () => {
    await nats.rtt();
  });
  health.register('postgresql', async () => {
    await dataSource.query('SELECT 1');
  });
  health.register('influxdb', async () => {
    await pingInflux({ url: config.GZ_INFLUX_URL });
  });
  health.register('registry', async () =>
    identity.isReady
      ? undefined
      : { status: 'degraded', detail: 'waiting for the registry; nothing is read yet' },
  );
  health.register('sinks', async () => {
    const failures = Object.values(gates).flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
    return failures.length === 0 ? undefined : { status: 'degraded', detail: failures.join('; ') };
  });
  health.register('room', async () =>
    room.trouble === undefined ? undefined : { status: 'degraded', detail: room.trouble },
  );
  health.gauge('lag', () => figures.lag);
  health.gauge('packsStored', () => figures.packsStored);
  health.gauge('samplesStored', () => figures.samplesStored);
  health.gauge('samplesPerSecond', () => figures.samplesPerSecond());
  health.gauge('deadLetters', () => figures.deadLetters);
  health.gauge('groupMsP50', () => figures.groupMs(0.5));
  health.gauge('groupMsP99', () => figures.groupMs(0.99));
  health.gauge('heldPacks', () => telemetry.heldPacks);
  health.gauge('rejudgeWaiting', () => rejudging.waiting);
  health.gauge('flagsChanged', () => rejudge.flagsChanged);
  health.gauge('partitions', () => telemetry.activePartitions.length);
  return health;
}
