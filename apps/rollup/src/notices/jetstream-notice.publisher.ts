import { subjects, type WindowsChanged } from '#libs/contracts';
import type { JetStreamPublisher } from '#libs/messaging';
import type { NoticePublisher } from './notices.ports.js';

/** Publishes notices to the stream EVENTS. */
export class JetStreamNoticePublisher implements NoticePublisher {
  constructor(private readonly publisher: JetStreamPublisher) {}

  async publish(notice: WindowsChanged): Promise<void> {
    await this.publisher.publish(
      subjects.window(notice.zone),
      new TextEncoder().encode(JSON.stringify(notice)),
      { msgId: `window:${notice.zone}:${notice.tier}:${notice.at}` },
    );
  }
}
