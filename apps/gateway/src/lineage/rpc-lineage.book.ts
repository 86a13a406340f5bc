import {
  type ChangesQuery,
  type ExplanationQuery,
  type IndicatorExplanation,
  lineageRpc,
  type RevisionQuery,
  type Score,
  type ScoreChanges,
  type ScoreRevision,
  scoringRpc,
  type UsedWindowsQuery,
} from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { LineageBook, UsedWindows } from './lineage.ports.js';

/** A year of stored windows is unpacked and put together again. */
const RESTORE_TIMEOUT_MS = 5_000;

/** Asks the scoring service. */
export class RpcLineageBook implements LineageBook {
  constructor(private readonly rpc: RpcClient) {}

  async find(query: RevisionQuery): Promise<Score | null> {
    const { subject, reply } = scoringRpc.find;
    return (await this.rpc.request(subject, query, reply)).score;
  }

  async revisions(zone: string, asOf: number | undefined): Promise<ScoreRevision[]> {
    const { subject, reply } = scoringRpc.revisions;
    return (await this.rpc.request(subject, { zone, asOf }, reply)).items;
  }

  async explain(query: ExplanationQuery): Promise<IndicatorExplanation | null> {
    const { subject, reply } = lineageRpc.explain;
    const options = { timeoutMs: RESTORE_TIMEOUT_MS };
    return (await this.rpc.request(subject, query, reply, options)).explanation;
  }

  async windows(query: UsedWindowsQuery): Promise<UsedWindows | null> {
    const { subject, reply } = lineageRpc.windows;
    return (await this.rpc.request(subject, query, reply, { timeoutMs: RESTORE_TIMEOUT_MS })).windows;
  }

  async changes(query: ChangesQuery): Promise<ScoreChanges | null> {
    const { subject, reply } = lineageRpc.changes;
    return (await this.rpc.request(subject, query, reply)).changes;
  }
}
