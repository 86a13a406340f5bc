import { type Actor, type Scenario, type ScenarioDraft, scenariosRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { ScenarioBook } from './scenarios.ports.js';

export class RpcScenarioBook implements ScenarioBook {
  constructor(private readonly rpc: RpcClient) {}

  async list(zone?: string): Promise<Scenario[]> {
    const { subject, reply } = scenariosRpc.list;
    return (await this.rpc.request(subject, { zone }, reply)).items;
  }

  get(id: string): Promise<Scenario> {
    const { subject, reply } = scenariosRpc.find;
    return this.rpc.request(subject, { id }, reply);
  }

  create(draft: ScenarioDraft, actor: Actor): Promise<Scenario> {
    const { subject, reply } = scenariosRpc.create;
    return this.rpc.request(subject, { draft, actor }, reply);
  }

  change(id: string, draft: Omit<ScenarioDraft, 'zone'>, actor: Actor): Promise<Scenario> {
    const { subject, reply } = scenariosRpc.change;
    return this.rpc.request(subject, { id, draft, actor }, reply);
  }

  remove(id: string, actor: Actor): Promise<Scenario> {
    const { subject, reply } = scenariosRpc.remove;
    return this.rpc.request(subject, { id, actor }, reply);
  }
}
