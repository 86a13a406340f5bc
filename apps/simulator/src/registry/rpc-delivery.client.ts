import { ingestRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { StoredReadings } from '../history/history.ports.js';

/** What ingest knows of deliveries, over requests. */
export class RpcDeliveryClient implements StoredReadings {
  constructor(private readonly rpc: RpcClient) {}

  async lastReadings(zone: string, from: number, to: number): Promise<Map<string, number>> {
    const { subject, reply } = ingestRpc.delivery;
    const { items } = await this.rpc.request(subject, { zone, from, to }, reply);
    return new Map(
      items.flatMap(({ device, lastEventAt }) =>
        lastEventAt === null ? [] : [[device, lastEventAt] as const],
      ),
    );
  }
}
