import { ingestRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { DeliverySource, TimelyHours } from './cached-delivery.reader.js';

const TIMEOUT_MS = 5_000;

export class RpcDeliverySource implements DeliverySource {
  constructor(private readonly rpc: RpcClient) {}

  async read(zone: string, from: number, to: number): Promise<TimelyHours[]> {
    const { subject, reply } = ingestRpc.timelyHours;
    const { items } = await this.rpc.request(subject, { zone, from, to }, reply, { timeoutMs: TIMEOUT_MS });
    return items.map(({ device, firstLiveAt, slots }) => ({
      device,
      firstLiveAt,
      counts: Uint8Array.from(slots, digit => Number.parseInt(digit, 16)),
    }));
  }
}
