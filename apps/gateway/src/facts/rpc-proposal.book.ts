import { type Actor, factsWorkflowRpc as rpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { Decided, ProposalBook, ProposalOf, Proposed, Subject } from './proposals.ports.js';

/** Asks the registry. A proposal that it answers with is of the subject that was asked about. */
export class RpcProposalBook implements ProposalBook {
  constructor(private readonly client: RpcClient) {}

  async list<S extends Subject>(subject: S, query: Parameters<ProposalBook['list']>[1]) {
    const { proposals } = rpc;
    const answer = await this.client.request(proposals.subject, { subject, ...query }, proposals.reply);
    return { ...answer, items: answer.items as ProposalOf<S>[] };
  }

  async propose<S extends Subject>(subject: S, proposed: Proposed<S>, actor: Actor) {
    const request = { subject, ...proposed, actor };
    return (await this.client.request(rpc.propose.subject, request, rpc.propose.reply)) as ProposalOf<S>;
  }

  async decide<S extends Subject>(subject: S, id: string, decided: Decided, actor: Actor) {
    const request = { subject, id, ...decided, actor };
    return (await this.client.request(rpc.decide.subject, request, rpc.decide.reply)) as ProposalOf<S>;
  }
}
