import type { Logger } from '#libs/runtime';
import type { RejudgeQueue } from './quality.ports.js';
import type { RejudgeService } from './rejudge.service.js';

/** Spans taken at once: done well before somebody else may take them. */
const SPANS_AT_ONCE = 16;
const IDLE_MS = 1_000;
const RETRY_MS = 5_000;
const COUNT_EVERY_MS = 5_000;
/** Arriving readings go first: after work it rests as long as it worked, at most so long. */
const LONGEST_REST_MS = 500;

/** What the worker works with. */
export interface RejudgeWorkerParts {
  readonly queue: Pick<RejudgeQueue, 'count' | 'take'>;
  readonly service: Pick<RejudgeService, 'run'>;
  readonly logger: Logger;
  /** Waits; returns early when the signal is aborted. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Judges again what is queued, one span at a time, in the pauses of the hot path. */
export class RejudgeWorker {
  /** Spans that waited when they were counted last. */
  waiting = 0;
  private countedAt = Number.NEGATIVE_INFINITY;
  private readonly stopping = new AbortController();
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RejudgeWorkerParts) {}

  start(): void {
    this.ended = this.work();
  }

  /** Ends after the span at hand; the rest stays queued. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async work(): Promise<void> {
    const { queue, logger, wait } = this.parts;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.countSometimes();
        const tasks = await queue.take(SPANS_AT_ONCE);
        if (tasks.length === 0) await wait(IDLE_MS, signal);
        for (const task of tasks) {
          if (signal.aborted) return;
          const begunAt = performance.now();
          await this.parts.service.run(task);
          await wait(Math.min(LONGEST_REST_MS, performance.now() - begunAt), signal);
        }
      } catch (error) {
        if (signal.aborted) return;
        logger.error({ err: error }, 'a span could not be judged again; it stays queued');
        await wait(RETRY_MS, signal);
      }
    }
  }

  private async countSometimes(): Promise<void> {
    if (performance.now() - this.countedAt < COUNT_EVERY_MS) return;
    this.countedAt = performance.now();
    this.waiting = await this.parts.queue.count();
  }
}
