import { ingestRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { DeliveryInput } from '#libs/readiness';
import type { DeliveryReader } from './inputs.ports.js';

const TIMEOUT_MS = 5_000;

export class RpcDeliveryReader implements DeliveryReader {
  constructor(private readonly rpc: RpcClient) {}

  async read(zone: string, from: number, to: number): Promise<DeliveryInput[]> {
    const { subject, reply } = ingestRpc.delivery;
    const { items } = await this.rpc.request(subject, { zone, from, to }, reply, { timeoutMs: TIMEOUT_MS });
    return items.map(({ device, timelySlots, firstLiveAt }) => ({ device, timelySlots, firstLiveAt }));
  }
}
