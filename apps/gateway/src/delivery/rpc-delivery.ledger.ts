import { ingestRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { DeliveryLedger, LedgerOfDevice } from './delivery.ports.js';

/** Asks ingest. */
export class RpcDeliveryLedger implements DeliveryLedger {
  constructor(private readonly rpc: RpcClient) {}

  ofDevice(device: string, from: number, to: number): Promise<LedgerOfDevice> {
    const { subject, reply } = ingestRpc.deviceDelivery;
    return this.rpc.request(subject, { device, from, to }, reply);
  }
}
