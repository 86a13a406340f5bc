import { type AlarmEvent, subjects } from '#libs/contracts';
import type { JetStreamPublisher } from '#libs/messaging';
import { messageId } from './message-id.js';
import type { AlarmPublisher } from './outbox.ports.js';

/** Publishes alarms to the stream EVENTS. */
export class JetStreamAlarmPublisher implements AlarmPublisher {
  constructor(private readonly publisher: JetStreamPublisher) {}

  async publish(alarm: AlarmEvent): Promise<void> {
    await this.publisher.publish(subjects.alarm(alarm.zone), Buffer.from(JSON.stringify(alarm)), {
      msgId: messageId(alarm),
    });
  }
}
