import { type BrowserNotification, subjects } from '#libs/contracts';
import type { JetStreamPublisher } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import type { Channel, Outgoing, SendOutcome } from './channel.ports.js';

/** Puts a message on the live feed of whoever has the dashboard open; the stream keeps it for those who come back. */
export class BrowserChannel implements Channel {
  constructor(private readonly publisher: JetStreamPublisher) {}

  async send({ message, recipient }: Outgoing): Promise<SendOutcome> {
    const { channel } = recipient.definition;
    if (channel.kind !== 'browser') return { outcome: 'given-up', answer: 'not a browser' };
    const notification: BrowserNotification = { ...message.browser, id: message.id, actor: channel.actor };
    try {
      const { seq } = await this.publisher.publish(
        subjects.notification(channel.actor),
        Buffer.from(JSON.stringify(notification)),
        { msgId: `notification:${message.id}` },
      );
      return { outcome: 'sent', answer: `event ${seq} of the live feed` };
    } catch (error) {
      if (error instanceof AppError)
        return { outcome: error.retryable ? 'retry' : 'given-up', answer: error.message };
      throw error;
    }
  }
}
