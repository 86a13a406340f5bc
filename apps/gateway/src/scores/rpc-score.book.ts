import { type Actor, type Score, type ScoreSummary, scoringRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import type { Method, ScoreBook, ScoreRun } from './scores.ports.js';

/** A run reads weeks of windows; it may take this long, in milliseconds. */
const RUN_TIMEOUT_MS = 15_000;

/** Asks the scoring service. */
export class RpcScoreBook implements ScoreBook {
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

  method(): Promise<Method> {
    const { subject, reply } = scoringRpc.method;
    return this.rpc.request(subject, {}, reply);
  }

  run(zone: string, actor: Actor): Promise<ScoreRun> {
    const { subject, reply } = scoringRpc.run;
    return this.rpc.request(subject, { zone, actor }, reply, { timeoutMs: RUN_TIMEOUT_MS });
  }
}
