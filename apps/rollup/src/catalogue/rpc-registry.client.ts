import { type Device, type Metric, registryRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { Registry } from './catalogue.ports.js';

/** The answers are large; a busy machine may need longer than the usual 2 s. */
const OPTIONS = { timeoutMs: 5_000 };

/** Asks the registry service over NATS. */
export class RpcRegistryClient implements Registry {
  constructor(private readonly rpc: RpcClient) {}

  async metrics(): Promise<Metric[]> {
    const { subject, reply } = registryRpc.metrics;
    return (await this.rpc.request(subject, {}, reply, OPTIONS)).items;
  }

  async devices(): Promise<Device[]> {
    const { subject, reply } = registryRpc.devices;
    return (await this.rpc.request(subject, {}, reply, OPTIONS)).items;
  }
}
