import type { DataSource } from 'typeorm';
import type { NatsConnection } from '#libs/messaging';
import type { Dependency } from './health.ports.js';

/** How to reach the servers. */
export interface Servers {
  readonly nc: NatsConnection;
  readonly dataSource: DataSource;
  readonly askInflux: () => Promise<{ version: string }>;
}

/** The three servers, each asked in the way that we use it. */
export function serverDependencies({ nc, dataSource, askInflux }: Servers): Dependency[] {
  return [
    {
      name: 'nats',
      version: async () => {
        await nc.rtt();
        return nc.info?.version ?? '';
      },
    },
    { name: 'influxdb', version: async () => (await askInflux()).version },
    {
      name: 'postgresql',
      version: async () => {
        const rows = await dataSource.query<Array<{ server_version: string }>>('SHOW server_version');
        return rows[0]?.server_version.split(' ')[0] ?? '';
      },
    },
  ];
}
