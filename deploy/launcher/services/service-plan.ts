import { join } from 'node:path';
import type { ServiceName } from '#libs/contracts';
import type { ProcessPlan } from '../processes/managed-process.js';
import { serviceEnvironment, type StackSettings } from './service-environment.js';

/**
 * Largest heap in MiB. Ingest and rollup hold two groups of readings each; scoring goes through a year of windows, and with
 * half of this spends a third of its time on collecting; the rest answers questions.
 * A leak then ends one process, which is restarted, and not the machine.
 */
const HEAP_MIB: Record<ServiceName, number> = {
  registry: 256,
  ingest: 512,
  rollup: 512,
  scoring: 768,
  alarms: 256,
  gateway: 384,
  simulator: 384,
};

/**
 * Half of the young generation, MiB. Services make many objects that live for one group; with Node's default of 16
 * most of them are copied about before they die.
 */
const SEMI_SPACE_MIB = 32;

/**
 * What may be a few seconds late steps back before what devices and people wait for. Windows, alarms and scores
 * catch up; a device whose commit is late sends again and makes more work.
 */
const NICENESS: Partial<Record<ServiceName, number>> = { rollup: 10, alarms: 10, scoring: 15 };

/** Compiled entry of a service. */
const serviceMain = (root: string, service: ServiceName): string =>
  join(root, 'dist', 'apps', service, 'src', 'main.js');

/** How to run one service of the stack. */
export function servicePlan(
  service: ServiceName,
  settings: StackSettings,
  inherited: NodeJS.ProcessEnv,
): ProcessPlan {
  const { layout, ports, version } = settings;
  return {
    name: service,
    kind: service === 'simulator' ? 'source' : 'service',
    version,
    command: process.execPath,
    args: [
      `--max-old-space-size=${HEAP_MIB[service]}`,
      `--max-semi-space-size=${SEMI_SPACE_MIB}`,
      serviceMain(layout.root, service),
    ],
    env: {
      ...inherited,
      NODE_COMPILE_CACHE: layout.compileCache,
      NODE_ENV: 'production',
      ...serviceEnvironment(service, settings),
    },
    cwd: layout.root,
    logFile: join(layout.logs, `${service}.log`),
    stopSignal: 'SIGTERM',
    niceness: NICENESS[service] ?? 0,
    ...(service === 'gateway' && { port: ports.http }),
  };
}
