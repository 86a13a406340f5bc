import { type Robustness, robustnessRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { RobustnessReport } from './robustness.ports.js';

/** It is ready as a rule; the first time after a run it is computed, in milliseconds. */
const TIMEOUT_MS = 10_000;

export class RpcRobustnessReport implements RobustnessReport {
  constructor(private readonly rpc: RpcClient) {}

  ofTrack(track: Robustness['track']): Promise<Robustness> {
    const { subject, reply } = robustnessRpc.assess;
    return this.rpc.request(subject, { track }, reply, { timeoutMs: TIMEOUT_MS });
  }
}
