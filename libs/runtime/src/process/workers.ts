import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { FatalHandler } from './fatal.handler.js';

/** A loop that ends with the signal, and not before unless it failed. */
export type Worker = (signal: AbortSignal) => Promise<void>;

/** Runs a service's loops for as long as its application does; a provider of the module. */
export class Workers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  /** @param fatal told when a loop fails before it was asked to end. */
  constructor(
    private readonly workers: readonly Worker[],
    private readonly fatal: FatalHandler,
  ) {}

  onApplicationBootstrap(): void {
    this.running = Promise.all(this.workers.map(worker => worker(this.stop.signal))).then(
      () => undefined,
      (error: unknown) => {
        // A loop that ended by itself would leave a process that looks alive and does nothing.
        if (!this.stop.signal.aborted) this.fatal('a loop of the service failed', error);
      },
    );
  }

  /** Ends the loops; each finishes what it holds. */
  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running;
  }
}
