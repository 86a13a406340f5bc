import { ingestDurable } from '#libs/contracts';
import { type NatsConnection, streamReport } from '#libs/messaging';
import type { IngestFigures } from './ingest.figures.js';

const EVERY_MS = 5_000;

/** Asks the broker how much waits in the partitions that this process reads. */
export class LagWatcher {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly nats: NatsConnection,
    private readonly telemetry: { readonly activePartitions: readonly number[] },
    private readonly figures: IngestFigures,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.ask(), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async ask(): Promise<void> {
    const own = new Set(this.telemetry.activePartitions.map(ingestDurable));
    try {
      const { consumers } = await streamReport(this.nats, 'TELEMETRY');
      this.figures.lag = consumers
        .filter(({ durable }) => own.has(durable))
        .reduce((sum, { pending, ackPending }) => sum + pending + ackPending, 0);
    } catch {
      // The broker is away; the last figure stands, and the check of the connection says the rest.
    }
  }
}
