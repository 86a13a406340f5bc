import { BUCKETS, CONSUMERS, STREAMS } from '#libs/contracts';
import { connectNats, findMissing } from '#libs/messaging';
import { createLogger } from '#libs/runtime';
import { LOOPBACK } from '../services/service-environment.js';

/** Sees what is in the broker. */
export interface BrokerView {
  /** Names of declared streams, buckets and consumers that are not there; rejects when the broker does not answer. */
  findMissing(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens the connection over which the broker is looked at. */
export async function openBrokerView(natsPort: number, password: string): Promise<BrokerView> {
  const nc = await connectNats({
    url: `nats://${LOOPBACK}:${natsPort}`,
    user: 'services',
    password,
    name: 'launcher, keeper of the broker',
    logger: createLogger({ service: 'launcher', instance: 'launcher', level: 'fatal' }),
  });
  return {
    findMissing: () => findMissing(nc, { streams: STREAMS, consumers: CONSUMERS, buckets: BUCKETS }),
    close: () => nc.close(),
  };
}
