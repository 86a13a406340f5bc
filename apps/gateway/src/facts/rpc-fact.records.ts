import { factsWorkflowRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { FactRecords } from './fact-records.ports.js';

/** A zone may have many; in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Asks the registry. */
export class RpcFactRecords implements FactRecords {
  constructor(private readonly rpc: RpcClient) {}

  async ofZone(zone: string) {
    const { subject, reply } = factsWorkflowRpc.records;
    const asked = { zone, history: false };
    return (await this.rpc.request(subject, asked, reply, { timeoutMs: TIMEOUT_MS })).items;
  }
}
