import { type CadenceDeclaration, registryRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { Cadences } from './cadences.ports.js';

/** Asks the registry. */
export class RpcCadences implements Cadences {
  constructor(private readonly rpc: RpcClient) {}

  async read(): Promise<readonly CadenceDeclaration[]> {
    const { subject, reply } = registryRpc.cadences;
    return (await this.rpc.request(subject, {}, reply, { timeoutMs: 5_000 })).items;
  }
}
