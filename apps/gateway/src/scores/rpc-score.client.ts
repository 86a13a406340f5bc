import { type Score, type ScoreSummary, scoringRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import type { ScoreReader } from './scores.ports.js';

/** Asks the scoring service. */
export class RpcScoreClient implements ScoreReader {
  constructor(private readonly rpc: RpcClient) {}

  async summaries(): Promise<ReadonlyMap<string, ScoreSummary>> {
    try {
      const { subject, reply } = scoringRpc.current;
      const { items } = await this.rpc.request(subject, {}, reply);
      return new Map(items.map(item => [item.zone, item]));
    } catch (error) {
      if (error instanceof AppError && error.retryable) return new Map();
      throw error;
    }
  }

  async current(zone: string): Promise<Score | null> {
    const { subject, reply } = scoringRpc.current;
    return (await this.rpc.request(subject, { zone }, reply)).score;
  }

  async history(zone: string, from: number, to: number, limit: number): Promise<ScoreSummary[]> {
    const { subject, reply } = scoringRpc.history;
    return (await this.rpc.request(subject, { zone, from, to, limit }, reply)).items;
  }
}
