import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Layout, layoutOf } from './layout.js';
import { type Ports, readPorts } from './ports.js';

/** What one launcher works with. */
export interface LauncherConfig {
  readonly layout: Layout;
  readonly ports: Ports;
  readonly version: string;
  readonly logLevel: string;
  /** Folder of the seed files. */
  readonly seeds: string;
  /** Where services reach InfluxDB, when something stands before it; else the port itself. */
  readonly influxUrl: string | undefined;
  /** Folder whose files of Circular 10/2021 are taken in; else that of the data. */
  readonly drop: string | undefined;
  /** How long late data of a month is waited for before it is frozen; else what scoring itself says. */
  readonly snapshotGraceHours: string | undefined;
  /** How alarms reach people: what is set of {@link NOTIFICATION_VARIABLES}. */
  readonly notifications: Readonly<Record<string, string>>;
  /** What is set of {@link GATEWAY_VARIABLES}; for the rest the gateway has its own defaults. */
  readonly gateway: Readonly<Record<string, string>>;
}

/** Handed on to the alarms service alone. */
const NOTIFICATION_VARIABLES = [
  'GZ_PUBLIC_URL',
  'GZ_SMTP_HOST',
  'GZ_SMTP_PORT',
  'GZ_SMTP_SECURITY',
  'GZ_SMTP_USER',
  'GZ_SMTP_PASSWORD',
  'GZ_SMTP_FROM',
  'GZ_WEBHOOK_NETWORKS',
];

/** Handed on to the gateway alone. */
const GATEWAY_VARIABLES = ['GZ_REPORT_GRACE_HOURS', 'GZ_MAP_TILES', 'GZ_MAP_CREDIT'];

const setOf = (env: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = env[name];
      return value ? [[name, value]] : [];
    }),
  );

/** The command that started us (deploy/greenzone.mjs) runs in the checkout. */
const ROOT = process.cwd();

const version = (): string =>
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

/** Reads the environment: the only place of the launcher that does. */
export function loadLauncherConfig(env: NodeJS.ProcessEnv = process.env): LauncherConfig {
  const data = resolve(ROOT, env.GZ_DATA_DIR || '.data');
  const tools = resolve(ROOT, env.GZ_TOOLS_DIR || join('.data', 'tools'));
  return {
    layout: layoutOf(ROOT, data, tools),
    ports: readPorts(env),
    version: version(),
    logLevel: env.GZ_LOG_LEVEL || 'info',
    seeds: resolve(ROOT, env.GZ_SEEDS_DIR || 'seeds'),
    influxUrl: env.GZ_INFLUX_URL || undefined,
    drop: env.GZ_DROP_DIR ? resolve(ROOT, env.GZ_DROP_DIR) : undefined,
    snapshotGraceHours: env.GZ_SNAPSHOT_GRACE_HOURS || undefined,
    notifications: setOf(env, NOTIFICATION_VARIABLES),
    gateway: setOf(env, GATEWAY_VARIABLES),
  };
}

/** Count and start time of the steps that deploy/greenzone.mjs has shown. */
export const handedOverProgress = (): string | undefined => process.env.GZ_PROGRESS;

/**
 * What our children get from the environment: enough to find programs and write temporary files, none of
 * the caller's other settings (PGDATA and the like would lead a server astray).
 */
export function childEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = [
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'TMPDIR',
    'LANG',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
  ];
  return Object.fromEntries(kept.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])));
}
