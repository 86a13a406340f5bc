import type { ManagedProcess } from './processes/managed-process.js';
import type { Progress } from './progress.js';
import { provision, type ProvisionRun } from './provision.js';
import { BrokerKeeper } from './servers/broker-keeper.js';
import type { BrokerView } from './servers/broker-view.js';
import { natsIsReady } from './servers/server-readiness.js';

/** A broker that hangs does not heed its signal. */
const HUNG_GRACE_MS = 2_000;

/** What looking after the broker needs, beside its process. */
export interface KeepBroker extends Omit<ProvisionRun, 'onStep'> {
  readonly progress: Pick<Progress, 'print'>;
}

/** Looks after the broker until the signal; the connection that it looks through is for the caller to close. */
export async function keepBroker(
  nats: ManagedProcess,
  { settings, inherited, signal, progress }: KeepBroker,
): Promise<BrokerView> {
  const { ports, secrets } = settings;
  const { openBrokerView } = await import('./servers/broker-view.js');
  const broker = await openBrokerView(ports.nats, secrets.natsServices);
  const keeper = new BrokerKeeper({
    findMissing: () => broker.findMissing(),
    greets: () => natsIsReady(ports.nats),
    provision: () => provision('streams', { settings, inherited, signal, onStep: () => undefined }),
    restart: () => nats.restartNow(HUNG_GRACE_MS),
    tell: text => progress.print(`  !  ${text}`),
    now: () => performance.now(),
  });
  void keeper.run(signal);
  return broker;
}
