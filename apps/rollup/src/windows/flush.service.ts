import { AppError, type Logger } from '#libs/runtime';
import type { DirtyService } from '../dirty/dirty.service.js';
import type { WindowNotices } from '../notices/notices.service.js';
import type { WindowsService } from './windows.service.js';

/** How often marks are looked at when nothing is due, in milliseconds. */
const IDLE_MS = 200;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

/** Works off marks one piece after the other, so that no two write the same window. */
export class FlushService {
  /** Windows written since the start. */
  windowsWritten = 0;
  /** What went wrong last; nothing while all is well. */
  failure: Error | undefined;
  private retryMs = FIRST_RETRY_MS;

  constructor(
    private readonly dirty: DirtyService,
    private readonly windows: WindowsService,
    private readonly notices: WindowNotices,
    private readonly logger: Logger,
  ) {}

  /**
   * Runs until the signal, then ends after the piece at hand.
   *
   * @throws what is not a passing failure.
   */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const outcome = await this.runOnce();
      if (outcome === 'failed') {
        await pause(this.retryMs, signal);
        this.retryMs = Math.min(LONGEST_RETRY_MS, this.retryMs * 2);
        continue;
      }
      this.retryMs = FIRST_RETRY_MS;
      await this.notices.publish('due');
      // A pause of 0 lets arriving readings be marked between two pieces.
      await pause(outcome === 'idle' ? IDLE_MS : 0, signal);
    }
    await this.notices.publish('all');
  }

  /** Does one piece of work, if any is due. */
  async runOnce(): Promise<'done' | 'failed' | 'idle'> {
    const work = this.dirty.take();
    if (work === undefined) return 'idle';
    try {
      this.windowsWritten += await this.windows.process(work);
      await this.dirty.done(work);
      this.failure = undefined;
      return 'done';
    } catch (error) {
      this.dirty.failed(work);
      if (!(error instanceof AppError && error.retryable)) throw error;
      if (this.failure === undefined) this.logger.warn({ err: error }, 'windows wait: a store is away');
      this.failure = error;
      return 'failed';
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
