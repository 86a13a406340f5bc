import { SERVICES, type ServiceName } from '#libs/contracts';
import type { LauncherConfig } from '../config.js';
import { findHolder } from '../processes/instance-lock.js';
import { isAlive } from '../processes/process-identity.js';
import { readStates } from '../processes/process-state.js';
import { loadSecrets } from '../secrets.js';
import { natsIsReady } from '../servers/server-readiness.js';
import { type ProcessStatus, statusTable, works } from './status-table.js';

/** `npm run status`: every process of the stack. Exit status 0 when all of them do their work. */
export async function status({ layout }: LauncherConfig): Promise<number> {
  const holder = findHolder(layout.lock);
  const states = readStates(layout.state);
  if (!holder && !states.some(({ process: child }) => child && isAlive(child))) {
    console.log('Nothing runs here. Start it with: npm start');
    return 1;
  }
  // The port that the running stack was started with, whatever the environment says now.
  const portOf = (wanted: string) => states.find(({ name }) => name === wanted)?.port;
  const natsPort = portOf('nats');
  const health =
    natsPort !== undefined && (await natsIsReady(natsPort))
      ? await (await import('../services/service-health.js')).openServiceHealth({
          natsPort,
          httpPort: portOf('gateway') ?? 0,
          password: loadSecrets(layout.secrets).natsServices,
        })
      : undefined;
  const statuses: ProcessStatus[] = await Promise.all(
    states.map(async state => ({
      state,
      isAlive: state.process !== undefined && isAlive(state.process),
      report: isService(state.name) ? await health?.ask(state.name) : undefined,
    })),
  );
  await health?.close();
  console.log(
    holder ? `Greenzone ${holder.url}\n` : 'The launcher is gone; npm run stop ends what it left.\n',
  );
  console.log(statusTable(statuses, Date.now()));
  // A stack for real devices has no simulator.
  const isComplete = SERVICES.every(
    service => service === 'simulator' || states.some(({ name }) => name === service),
  );
  return holder && isComplete && statuses.every(works) ? 0 : 1;
}

const isService = (name: string): name is ServiceName => (SERVICES as readonly string[]).includes(name);
