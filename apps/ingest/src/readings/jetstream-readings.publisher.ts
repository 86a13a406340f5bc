import { subjects } from '#libs/contracts';
import type { JetStreamPublisher } from '#libs/messaging';
import type { ReadingsMessage } from './encode-readings.js';
import type { ReadingsPublisher } from './readings.ports.js';

/** Publishes to the stream READINGS. */
export class JetStreamReadingsPublisher implements ReadingsPublisher {
  constructor(private readonly publisher: JetStreamPublisher) {}

  async publish(messages: readonly ReadingsMessage[]): Promise<void> {
    await this.publisher.publishMany(
      messages.map(({ zone, id, body }) => ({ subject: subjects.readings(zone), data: body, msgId: id })),
    );
  }
}
