import type { Clock, Logger } from '#libs/runtime';
import { NoticeBuffer, type WrittenWindow } from './notice-buffer.js';
import type { NoticePublisher } from './notices.ports.js';

/**
 * Says which windows changed. A hint: readers look at the windows themselves, so one that is lost in a
 * crash or a full stream only makes them look later.
 */
export class WindowNotices {
  private readonly buffer = new NoticeBuffer();

  constructor(
    private readonly publisher: NoticePublisher,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  note(window: WrittenWindow): void {
    this.buffer.note(window);
  }

  /** Publishes what is due, or all that waits. Never rejects. */
  async publish(which: 'all' | 'due'): Promise<void> {
    try {
      await Promise.all(
        this.buffer.take(this.clock.now(), which).map(notice => this.publisher.publish(notice)),
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'changed windows could not be announced');
    }
  }
}
