import { replayMessageId, subjects } from '#libs/contracts';
import type { JetStreamPublisher } from '#libs/messaging';
import type { PackSender, ReplayedPack } from './dead-letters.ports.js';

/** Few, so that live readings get their turn between. */
const IN_FLIGHT = 32;

/** Publishes where devices publish; the broker maps it to the partition of the device. */
export class JetStreamPackSender implements PackSender {
  constructor(private readonly publisher: JetStreamPublisher) {}

  async send(packs: readonly ReplayedPack[]): Promise<void> {
    const messages = packs.map(({ zone, device, body, token }) => ({
      subject: subjects.telemetry(zone, device),
      data: body,
      // The key would be swallowed as a repetition for as long as the broker remembers it.
      msgId: replayMessageId.of(token),
    }));
    await this.publisher.publishMany(messages, { maxInFlight: IN_FLIGHT });
  }
}
