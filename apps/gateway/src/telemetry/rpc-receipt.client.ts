import { ingestRpc, type Receipt } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { Receipts } from './telemetry.ports.js';

/** Asks ingest. */
export class RpcReceiptClient implements Receipts {
  constructor(private readonly rpc: RpcClient) {}

  receipt(key: string): Promise<Receipt> {
    return this.rpc.request(ingestRpc.receipt.subject, { key }, ingestRpc.receipt.reply);
  }
}
