import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessPlan } from '../processes/managed-process.js';
import { LOOPBACK, type StackSettings } from '../services/service-environment.js';
import { placeFor, postgresUser } from '../system-user.js';
import type { ServerPrograms } from '../tools/servers.js';
import { influxConfig } from './influx-config.js';
import { natsConfig } from './nats-config.js';
import { postgresOptions } from './postgres-options.js';

type Common = Pick<ProcessPlan, 'kind' | 'cwd' | 'env'>;

function writeConfig(settings: StackSettings, name: string, text: string): string {
  const file = join(settings.layout.config, name);
  mkdirSync(settings.layout.config, { recursive: true, mode: 0o700 });
  // It holds passwords.
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

function natsPlan(programs: ServerPrograms, settings: StackSettings, common: Common): ProcessPlan {
  const { layout, ports, secrets } = settings;
  const config = natsConfig({
    host: LOOPBACK,
    port: ports.nats,
    mqttPort: ports.mqtt,
    storeDir: layout.nats,
    systemPassword: secrets.natsSystem,
    servicesPassword: secrets.natsServices,
    devicePassword: secrets.natsDevice,
  });
  return {
    ...common,
    name: 'nats',
    version: programs.nats.version,
    command: programs.nats.path,
    args: ['-c', writeConfig(settings, 'nats.conf', config)],
    logFile: join(layout.logs, 'nats.log'),
    stopSignal: 'SIGTERM',
    port: ports.nats,
  };
}

function influxPlan(programs: ServerPrograms, settings: StackSettings, common: Common): ProcessPlan {
  const { layout, ports } = settings;
  const config = influxConfig({ host: LOOPBACK, port: ports.influx, dataDir: layout.influx });
  return {
    ...common,
    name: 'influxdb',
    version: programs.influx.version,
    command: '/bin/sh',
    args: [
      join(layout.root, 'deploy', 'start-influxdb.sh'),
      join(layout.influx, 'wal'),
      ...[programs.influx.path, 'run', '-config', writeConfig(settings, 'influxdb.conf', config)],
    ],
    logFile: join(layout.logs, 'influxdb.log'),
    stopSignal: 'SIGTERM',
    port: ports.influx,
  };
}

/** Where PostgreSQL keeps its data, seen by the user that it runs as. */
export const postgresDataDir = ({ layout }: StackSettings): string => placeFor(layout.postgres, 'postgres');

function postgresPlan(programs: ServerPrograms, settings: StackSettings, common: Common): ProcessPlan {
  const { layout, ports } = settings;
  const dataDir = postgresDataDir(settings);
  const user = postgresUser();
  return {
    ...common,
    name: 'postgres',
    version: programs.postgres.version,
    command: programs.postgres.path,
    args: postgresOptions({ host: LOOPBACK, port: ports.postgres, dataDir }),
    cwd: dataDir,
    logFile: join(layout.logs, 'postgres.log'),
    // Its SIGTERM waits until every client has left; this ends their sessions and then closes cleanly.
    stopSignal: 'SIGINT',
    port: ports.postgres,
    ...(user && { uid: user.uid, gid: user.gid }),
  };
}

/** How to run the three servers. Writes their configuration files. */
export function serverPlans(
  programs: ServerPrograms,
  settings: StackSettings,
  inherited: NodeJS.ProcessEnv,
): ProcessPlan[] {
  const common: Common = {
    kind: 'server',
    cwd: settings.layout.data,
    env: { ...inherited, TZ: 'UTC', LC_ALL: 'C' },
  };
  return [natsPlan, influxPlan, postgresPlan].map(plan => plan(programs, settings, common));
}
