import { type Alarm, alarmsRpc, factsWorkflowRpc, type RevisionQuery, type Score } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import { allPages } from '../exports/pages.js';
import type { ReportSources } from './reports.ports.js';

const PAGE = 500;
const TIMEOUT_MS = 10_000;

/** Asks alarms, registry and scoring. */
export class RpcReportSources implements ReportSources {
  constructor(
    private readonly rpc: RpcClient,
    private readonly lineage: { find(query: RevisionQuery): Promise<Score | null> },
  ) {}

  async alarms(zone: string, from: number, to: number): Promise<Alarm[]> {
    const { subject, reply } = alarmsRpc.list;
    const alarms: Alarm[] = [];
    const pages = allPages(cursor =>
      this.rpc.request(subject, { zone, since: from, limit: PAGE, cursor }, reply, { timeoutMs: TIMEOUT_MS }),
    );
    for await (const alarm of pages) if (alarm.raisedAt < to) alarms.push(alarm);
    return alarms;
  }

  async factKinds() {
    const { subject, reply } = factsWorkflowRpc.kinds;
    return (await this.rpc.request(subject, {}, reply)).items;
  }

  async events(zone: string) {
    const { subject, reply } = factsWorkflowRpc.events;
    return (await this.rpc.request(subject, { zone, history: false }, reply)).items;
  }

  score(zone: string, asOf: number): Promise<Score | null> {
    return this.lineage.find({ zone, asOf, knownAt: undefined, revision: undefined });
  }
}
