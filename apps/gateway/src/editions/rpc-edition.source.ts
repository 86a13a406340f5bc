import { type Fact, factsRpc, type Score, scoringRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { Method } from '../scores/scores.ports.js';
import type { EditionSource } from './editions.ports.js';

/** Asks scoring and the registry. */
export class RpcEditionSource implements EditionSource {
  constructor(private readonly rpc: RpcClient) {}

  method(): Promise<Method> {
    const { subject, reply } = scoringRpc.method;
    return this.rpc.request(subject, {}, reply);
  }

  async score(zone: string): Promise<Score | null> {
    const { subject, reply } = scoringRpc.current;
    return (await this.rpc.request(subject, { zone }, reply)).score;
  }

  async facts(zone: string): Promise<readonly Fact[]> {
    const { subject, reply } = factsRpc.facts;
    return (await this.rpc.request(subject, { zone }, reply)).items;
  }
}
