import { join } from 'node:path';
import type { ServiceName } from '#libs/contracts';
import type { Layout } from '../layout.js';
import type { Ports } from '../ports.js';
import type { Secrets } from '../secrets.js';
import type { StartArguments } from '../start-arguments.js';

/** All servers and services of a local stack listen here and nowhere else. */
export const LOOPBACK = '127.0.0.1';

const DATABASE = 'greenzone';

/** What the environment of the services is made of. */
export interface StackSettings {
  readonly layout: Layout;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly version: string;
  readonly logLevel: string;
  /** Folder of the seed files. */
  readonly seeds: string;
  readonly influxUrl: string | undefined;
  readonly drop: string | undefined;
  readonly snapshotGraceHours: string | undefined;
  readonly notifications: Readonly<Record<string, string>>;
  readonly gateway: Readonly<Record<string, string>>;
  readonly start: StartArguments;
}

type Environment = Record<string, string>;

/** How to reach the servers. */
function serverEnvironment({ ports, secrets, influxUrl }: StackSettings): Environment {
  return {
    GZ_NATS_URL: `nats://${LOOPBACK}:${ports.nats}`,
    GZ_NATS_USER: 'services',
    GZ_NATS_PASSWORD: secrets.natsServices,
    GZ_INFLUX_URL: influxUrl ?? `http://${LOOPBACK}:${ports.influx}`,
    GZ_INFLUX_DATABASE: DATABASE,
    GZ_PG_HOST: LOOPBACK,
    GZ_PG_PORT: String(ports.postgres),
    GZ_PG_DATABASE: DATABASE,
  };
}

function simulatorEnvironment({ layout, start }: StackSettings): Environment {
  return {
    ...(start.zones !== undefined && { GZ_SIM_ZONES: String(start.zones) }),
    GZ_SIM_HISTORY_DAYS: String(start.historyDays),
    GZ_SIM_HISTORY_STEP_SECONDS: String(start.historyStepSeconds),
    GZ_SIM_SPEED: String(start.speed),
    GZ_SIM_ENCODING: start.encoding,
    GZ_SIM_FAULTS_PER_DAY: String(start.faultsPerDay),
    ...(start.faultOrders.length > 0 && { GZ_SIM_FAULT_ORDERS: start.faultOrders.join(',') }),
    GZ_SIM_FAULT_LOG_DIR: layout.faults,
    GZ_SIM_BEHIND_HOURS: String(start.behindHours),
  };
}

/** What scoring alone may know. */
function scoringEnvironment({ secrets, snapshotGraceHours }: StackSettings): Environment {
  return {
    GZ_SNAPSHOT_KEY: secrets.snapshotKey,
    GZ_SNAPSHOT_RETIRED_KEYS: secrets.retiredSnapshotKeys.join(','),
    ...(snapshotGraceHours !== undefined && { GZ_SNAPSHOT_GRACE_HOURS: snapshotGraceHours }),
  };
}

/** The settings of one service; its `config.ts` takes what it needs of them. */
export function serviceEnvironment(service: ServiceName, settings: StackSettings): Environment {
  const { layout, ports, secrets, version, logLevel } = settings;
  return {
    ...serverEnvironment(settings),
    GZ_PG_USER: `gz_${service}`,
    GZ_PG_PASSWORD: secrets.postgres[service],
    GZ_HTTP_HOST: LOOPBACK,
    GZ_HTTP_PORT: String(ports.http),
    GZ_DASHBOARD_DIR: join(layout.root, 'dist', 'dashboard'),
    GZ_DROP_DIR: settings.drop ?? layout.drop,
    GZ_LOG_LEVEL: logLevel,
    GZ_INSTANCE: `${service}-1`,
    GZ_VERSION: version,
    ...(service === 'alarms' && {
      GZ_PUBLIC_URL: `http://${LOOPBACK}:${ports.http}`,
      ...settings.notifications,
    }),
    ...(service === 'gateway' && settings.gateway),
    ...(service === 'scoring' && scoringEnvironment(settings)),
    ...(service === 'simulator' && simulatorEnvironment(settings)),
  };
}

/** Settings of the provisioning step: it alone is the administrator of the databases. */
export function provisionEnvironment(settings: StackSettings): Environment {
  const { seeds, secrets, logLevel, version } = settings;
  const passwords = Object.entries(secrets.postgres).map(([service, password]) => [
    `GZ_PG_PASSWORD_${service.toUpperCase()}`,
    password,
  ]);
  return {
    ...serverEnvironment(settings),
    ...(Object.fromEntries(passwords) as Environment),
    GZ_PG_ADMIN_USER: 'postgres',
    GZ_PG_ADMIN_PASSWORD: secrets.postgresAdmin,
    GZ_SEEDS_DIR: seeds,
    GZ_LOG_LEVEL: logLevel,
    GZ_VERSION: version,
  };
}
