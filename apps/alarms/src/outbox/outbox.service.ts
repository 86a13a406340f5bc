import { AppError, type Logger } from '#libs/runtime';
import type { AlarmPublisher, Outbox } from './outbox.ports.js';

const BATCH = 100;
/** Longest time a notification waits that nobody announced, e.g. one of a process that died. */
const POLL_MS = 1_000;

/** Publishes what the outbox holds, oldest first; nothing leaves it before the stream has it. */
export class OutboxService {
  /** Why the last attempt failed; `undefined` while all is well. */
  failure: Error | undefined;
  private wake: (() => void) | undefined;

  constructor(
    private readonly outbox: Outbox,
    private readonly publisher: AlarmPublisher,
    private readonly logger: Logger,
  ) {}

  /** Says that something new is in the outbox. */
  notify(): void {
    this.wake?.();
  }

  /** Publishes until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.wake?.());
    while (!signal.aborted) {
      const isMore = await this.tryOnce();
      if (!isMore && !signal.aborted) await this.pause();
    }
  }

  /** @returns whether more may wait. */
  private async tryOnce(): Promise<boolean> {
    try {
      const isMore = await this.publishBatch();
      this.failure = undefined;
      return isMore;
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) throw error;
      if (this.failure === undefined) this.logger.warn({ err: error }, 'alarms wait to be published');
      this.failure = error;
      return false;
    }
  }

  private async publishBatch(): Promise<boolean> {
    const entries = await this.outbox.next(BATCH);
    if (entries.length === 0) return false;
    // One after the other: a viewer must not see an alarm cleared before it was raised.
    for (const { alarm } of entries) await this.publisher.publish(alarm);
    await this.outbox.remove(entries.map(entry => entry.id));
    return entries.length === BATCH;
  }

  private pause(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.wake?.(), POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
    });
  }
}
