import { registryRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { Registry, RegistryContent } from './identity.ports.js';

/** The answer holds some 600 devices; a busy machine may need longer than the usual 2 s. */
const TIMEOUT_MS = 5_000;

/** Asks the registry service over NATS. */
export class RpcRegistryClient implements Registry {
  constructor(private readonly rpc: RpcClient) {}

  async load(): Promise<RegistryContent> {
    const { devices, metrics } = registryRpc;
    const options = { timeoutMs: TIMEOUT_MS };
    const [catalogue, fleet] = await Promise.all([
      this.rpc.request(metrics.subject, {}, metrics.reply, options),
      this.rpc.request(devices.subject, {}, devices.reply, options),
    ]);
    return { devices: fleet.items, metrics: catalogue.items };
  }
}
