import { type RegistryChanged, subjects } from '#libs/contracts';
import type { JetStreamPublisher } from '#libs/messaging';
import type { RuleChangePublisher } from './rule-versions.ports.js';

/** Tells of it as the registry does of its own rules: whoever follows those follows these. */
export class JetStreamRuleChangePublisher implements RuleChangePublisher {
  constructor(private readonly publisher: JetStreamPublisher) {}

  async publish(zone: string | null, atMs: number): Promise<void> {
    const change: RegistryChanged = { kind: 'alarm-rules', zone, at: atMs };
    await this.publisher.publish(subjects.registry(change.kind), Buffer.from(JSON.stringify(change)));
  }
}
