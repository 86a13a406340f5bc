import { type Change, type WhatIf, whatIfRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { WhatIfEngine } from './what-if.ports.js';

/** The stored inputs of a year are unpacked first, in milliseconds. */
const TIMEOUT_MS = 15_000;

export class RpcWhatIfEngine implements WhatIfEngine {
  constructor(private readonly rpc: RpcClient) {}

  evaluate(zone: string, changes: readonly Change[]): Promise<WhatIf> {
    const { subject, reply } = whatIfRpc.evaluate;
    return this.rpc.request(subject, { zone, changes }, reply, { timeoutMs: TIMEOUT_MS });
  }
}
