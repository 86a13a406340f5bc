import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import {
  BUCKETS,
  type CadenceDeclaration,
  CONSUMERS,
  type Device,
  type Limit,
  methodRpc,
  type Metric,
  PARTITIONS,
  RETENTION,
  registryRpc,
  type Source,
  STREAMS,
  type Zone,
} from '#libs/contracts';
import { createDataSource } from '#libs/database';
import { connectNats, JetStreamPublisher, type NatsConnection, provisionStreams } from '#libs/messaging';
import {
  answerRpc,
  influxSettings,
  natsSettings,
  postgresSettings,
  sharedPostgres,
  silentLogger,
  startInflux,
  startNats,
  stopSharedPostgres,
} from '#libs/testing';
import { ensureDatabase, InfluxLineWriter } from '#libs/timeseries';
import { identityDatabase, startGateway } from '../bootstrap.js';
import type { GatewayConfig } from '../config.js';
import { CreateIdentity1795478400006 } from '../migrations/1795478400006-create-identity.js';
import { CreateIdempotencyKeys1795521600011 } from '../migrations/1795521600011-create-idempotency-keys.js';
import { CreateEditions1795600040000 } from '../migrations/1795600040000-create-editions.js';
import { CreateReports1795910000000 } from '../migrations/1795910000000-create-reports.js';
import { CreateSavedSearches1795600040010 } from '../migrations/1795600040010-create-saved-searches.js';

const DATABASE = 'greenzone';

const seed = <Row>(file: string): Row[] => JSON.parse(readFileSync(`seeds/${file}`, 'utf8')) as Row[];

/** What the registry would answer. */
export const registryData = {
  zones: seed<Zone>('zones.json'),
  metrics: seed<Metric>('metrics.json'),
  devices: seed<Device>('devices.json'),
  limits: seed<Limit>('limits.json'),
  sources: seed<Source>('sources.json'),
  /** None unless a test says so before it starts. */
  cadences: [] as CadenceDeclaration[],
};

/** A gateway on real servers, with a registry that answers from the seeds, and nothing else. */
export interface Stack {
  readonly base: string;
  readonly nc: NatsConnection;
  readonly dataSource: DataSource;
  publish(subject: string, data: unknown, headers?: Record<string, string>): Promise<unknown>;
  /** Writes rows of line protocol with times in ms. */
  write(retentionPolicy: string, lines: string[]): Promise<unknown>;
  get(path: string): Promise<Answer>;
  /** Kills the broker and starts it again with the same data. */
  restartBroker(): Promise<void>;
  /** Ends the gateway, waits for what happens meanwhile, and starts another one on the same servers. */
  restartGateway(meanwhile: () => Promise<unknown>): Promise<void>;
  stop(): Promise<void>;
}

/** An answer, its body read as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Starts the servers, prepares them as provisioning does, and starts the gateway. */
export async function startStack(more: Partial<GatewayConfig> = {}): Promise<Stack> {
  const mapping = {
    'gz.telemetry.v1.*.*': `gz.part.v1.{{partition(${PARTITIONS},1,2)}}.{{wildcard(1)}}.{{wildcard(2)}}`,
  };
  const [nats, influx, postgres] = await Promise.all([
    startNats({ jetstream: true, mapping }),
    startInflux(),
    sharedPostgres(),
  ]);
  const database = await postgres.createDatabase();
  const nc = await connectNats({ ...nats, name: 'test', logger: silentLogger() });
  await provisionStreams(nc, { streams: STREAMS, consumers: CONSUMERS, buckets: BUCKETS });
  await ensureDatabase({ url: influx.url, database: DATABASE, retention: RETENTION });
  answerRpc(nc, registryRpc.zones.subject, () => ({ items: registryData.zones }));
  answerRpc(nc, registryRpc.devices.subject, () => ({ items: registryData.devices }));
  answerRpc(nc, registryRpc.metrics.subject, () => ({ items: registryData.metrics }));
  answerRpc(nc, registryRpc.limits.subject, () => ({ items: registryData.limits }));
  answerRpc(nc, methodRpc.sources.subject, () => ({ items: registryData.sources }));
  answerRpc(nc, registryRpc.cadences.subject, () => ({ items: registryData.cadences }));
  await nc.flush();
  const config = {
    GZ_LOG_LEVEL: 'fatal' as const,
    GZ_INSTANCE: 'gateway-test',
    GZ_VERSION: '0.0.0',
    ...natsSettings(nats),
    ...influxSettings(influx, DATABASE),
    ...postgresSettings(database),
    GZ_HTTP_HOST: '127.0.0.1',
    GZ_HTTP_PORT: 0,
    GZ_DASHBOARD_DIR: 'no-such-folder',
    GZ_REPORT_GRACE_HOURS: 72,
    GZ_MAP_CREDIT: '',
    ...more,
  };
  const dataSource = await createDataSource({
    ...identityDatabase(config),
    migrations: [
      CreateIdentity1795478400006,
      CreateIdempotencyKeys1795521600011,
      CreateEditions1795600040000,
      CreateSavedSearches1795600040010,
      CreateReports1795910000000,
    ],
  });
  await dataSource.query('CREATE SCHEMA identity');
  await dataSource.runMigrations();
  const writer = new InfluxLineWriter({ url: influx.url });
  const publisher = new JetStreamPublisher(nc);
  let gateway = await startGateway(config, 'embedded');
  let base = `http://127.0.0.1:${gateway.port}`;
  return {
    get base() {
      return base;
    },
    nc,
    dataSource,
    publish: (subject, data, headers = {}) =>
      publisher.publish(subject, new TextEncoder().encode(JSON.stringify(data)), { headers }),
    write: (retentionPolicy, lines) =>
      writer.write(lines.join('\n'), { database: DATABASE, retentionPolicy, precision: 'ms' }),
    get: async path => {
      const response = await fetch(`${base}${path}`);
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
    restartBroker: () => nats.restart('SIGKILL'),
    restartGateway: async meanwhile => {
      await gateway.close();
      await meanwhile();
      gateway = await startGateway(config, 'embedded');
      base = `http://127.0.0.1:${gateway.port}`;
    },
    stop: async () => {
      await gateway.close();
      await nc.close();
      await dataSource.destroy();
      await Promise.all([nats.stop(), influx.stop(), stopSharedPostgres()]);
    },
  };
}
