import { type Fact, factsRpc, type Score } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { Method, ScoreBook } from '../scores/scores.ports.js';
import type { EditionSource } from './editions.ports.js';

/** Asks scoring and the registry. */
export class RpcEditionSource implements EditionSource {
  constructor(
    private readonly rpc: RpcClient,
    private readonly scores: Pick<ScoreBook, 'current' | 'method'>,
  ) {}

  method(): Promise<Method> {
    return this.scores.method();
  }

  score(zone: string): Promise<Score | null> {
    return this.scores.current(zone);
  }

  async facts(zone: string): Promise<readonly Fact[]> {
    const { subject, reply } = factsRpc.facts;
    return (await this.rpc.request(subject, { zone }, reply)).items;
  }
}
