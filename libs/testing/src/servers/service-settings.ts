import { randomUUID } from 'node:crypto';
import type { InfluxServer } from './start-influx.js';
import type { NatsServer } from './start-nats.js';
import type { TestDatabase } from './start-postgres.js';

/** What every service is told, quiet: its name is that of the instance, with a part by chance. */
export function serviceSettings(service: string) {
  return {
    GZ_INSTANCE: `${service}-${randomUUID().slice(0, 8)}`,
    GZ_LOG_LEVEL: 'fatal' as const,
    GZ_VERSION: '0.0.0',
  };
}

/** Where a service finds a broker of a test. */
export function natsSettings({ url, user, password }: NatsServer) {
  return { GZ_NATS_URL: url, GZ_NATS_USER: user, GZ_NATS_PASSWORD: password };
}

/** Where a service finds an InfluxDB of a test, and which database of it. */
export function influxSettings({ url }: InfluxServer, database: string) {
  return { GZ_INFLUX_URL: url, GZ_INFLUX_DATABASE: database };
}

/** Where a service finds a PostgreSQL database of a test. */
export function postgresSettings({ host, port, database, user, password }: TestDatabase) {
  return {
    GZ_PG_HOST: host,
    GZ_PG_PORT: port,
    GZ_PG_DATABASE: database,
    GZ_PG_USER: user,
    GZ_PG_PASSWORD: password,
  };
}
