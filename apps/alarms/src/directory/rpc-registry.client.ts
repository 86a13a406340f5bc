import { alarmRulesRpc, factsRpc, registryRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { Registry } from './directory.ports.js';
import type { RegistryRows } from './plan-devices.js';

/** The answers are large; a busy machine may need longer than the usual 2 s. */
const OPTIONS = { timeoutMs: 5_000 };

/** Asks the registry service over NATS. */
export class RpcRegistryClient implements Registry {
  constructor(private readonly rpc: RpcClient) {}

  async read(): Promise<RegistryRows> {
    const { rpc } = this;
    const [rules, devices, metrics, facts, limits] = await Promise.all([
      rpc.request(alarmRulesRpc.rules.subject, {}, alarmRulesRpc.rules.reply, OPTIONS),
      rpc.request(registryRpc.devices.subject, {}, registryRpc.devices.reply, OPTIONS),
      rpc.request(registryRpc.metrics.subject, {}, registryRpc.metrics.reply, OPTIONS),
      rpc.request(factsRpc.facts.subject, {}, factsRpc.facts.reply, OPTIONS),
      rpc.request(registryRpc.limits.subject, {}, registryRpc.limits.reply, OPTIONS),
    ]);
    return {
      rules: rules.items,
      devices: devices.items,
      metrics: metrics.items,
      facts: facts.items,
      limits: limits.items,
    };
  }
}
