import { statfs } from 'node:fs/promises';
import type { ManagedProcess } from '../processes/managed-process.js';
import type { Progress } from '../progress.js';
import { provision, type ProvisionRun } from '../provision.js';
import { natsIsReady } from '../servers/server-readiness.js';
import { LOOPBACK } from '../services/service-environment.js';
import { BrokerKeeper } from './broker-keeper.js';
import type { BrokerView } from './broker-view.js';
import { InfluxKeeper } from './influx-keeper.js';
import { runKeeper } from './keeper.js';
import { readWalCounts } from './wal-counts.js';

/** A broker that hangs does not heed its signal. */
const HUNG_GRACE_MS = 2_000;
/** InfluxDB closes its shards first. */
const CLOSING_GRACE_MS = 10_000;

/** What looking after the servers needs. */
export interface KeepServers extends Omit<ProvisionRun, 'onStep'> {
  readonly nats: ManagedProcess;
  readonly influx: ManagedProcess;
  readonly progress: Pick<Progress, 'print'>;
}

/** Looks after NATS and InfluxDB until the signal; the connection to the broker is for the caller to close. */
export async function keepServers({
  nats,
  influx,
  progress,
  settings,
  inherited,
  signal,
}: KeepServers): Promise<BrokerView> {
  const { ports, secrets, layout } = settings;
  const { openBrokerView } = await import('./broker-view.js');
  const broker = await openBrokerView(ports.nats, secrets.natsServices);
  const parts = {
    tell: (text: string) => progress.print(`  !  ${text}`),
    now: () => performance.now(),
  };
  const keepers = [
    new BrokerKeeper({
      findMissing: () => broker.findMissing(),
      greets: () => natsIsReady(ports.nats),
      provision: () => provision('streams', { settings, inherited, signal, onStep: () => undefined }),
      restart: () => nats.restartNow(HUNG_GRACE_MS),
      ...parts,
    }),
    new InfluxKeeper({
      readCounts: () => readWalCounts(`http://${LOOPBACK}:${ports.influx}`),
      readRoom: async () => {
        const { bavail, bsize } = await statfs(layout.influx);
        return bavail * bsize;
      },
      restart: () => influx.restartNow(CLOSING_GRACE_MS),
      ...parts,
    }),
  ];
  for (const keeper of keepers) void runKeeper(keeper, signal);
  return broker;
}
