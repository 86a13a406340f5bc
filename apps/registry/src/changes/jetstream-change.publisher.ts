import { type RegistryChanged, subjects } from '#libs/contracts';
import type { JetStreamPublisher } from '#libs/messaging';
import type { ChangePublisher } from './changes.ports.js';

/** Publishes changes to the stream EVENTS. */
export class JetStreamChangePublisher implements ChangePublisher {
  constructor(private readonly publisher: JetStreamPublisher) {}

  async publish(change: RegistryChanged): Promise<void> {
    await this.publisher.publish(
      subjects.registry(change.kind),
      new TextEncoder().encode(JSON.stringify(change)),
    );
  }
}
