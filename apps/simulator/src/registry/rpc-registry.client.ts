import { type CadenceDeclaration, type Device, type Metric, registryRpc, type Zone } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { CadenceRegistry } from '../history/history.ports.js';
import type { Directory } from './directory.ports.js';

/** A declaration writes a row for each device. */
const DECLARE_TIMEOUT_MS = 10_000;

/** The registry over requests. */
export class RpcRegistryClient implements Directory, CadenceRegistry {
  constructor(private readonly rpc: RpcClient) {}

  async zones(): Promise<Zone[]> {
    const { subject, reply } = registryRpc.zones;
    return (await this.rpc.request(subject, {}, reply)).items;
  }

  async devices(): Promise<Device[]> {
    const { subject, reply } = registryRpc.devices;
    return (await this.rpc.request(subject, {}, reply)).items;
  }

  async metrics(): Promise<Metric[]> {
    const { subject, reply } = registryRpc.metrics;
    return (await this.rpc.request(subject, {}, reply)).items;
  }

  async list(zone: string): Promise<CadenceDeclaration[]> {
    const { subject, reply } = registryRpc.cadences;
    return (await this.rpc.request(subject, { zone }, reply)).items;
  }

  async declare(
    devices: readonly string[],
    span: { readonly from: number; readonly to: number | null; readonly stepSeconds: number | null },
  ): Promise<void> {
    const { subject, reply } = registryRpc.declareCadence;
    await this.rpc.request(subject, { devices, ...span }, reply, { timeoutMs: DECLARE_TIMEOUT_MS });
  }
}
