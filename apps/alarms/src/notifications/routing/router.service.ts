import { AppError, type Clock, type Logger, waitFor } from '#libs/runtime';
import { planEscalation } from '../escalation/escalation.js';
import { planEvent } from './plan-event.js';
import type { RoutingStore } from './router.ports.js';

const BATCH = 200;
/** Longest time an event waits that nobody announced; escalations are due to the minute. */
const TURN_MS = 1_000;

/** What the router works on. */
export interface RouterParts {
  readonly store: RoutingStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when there is something to send. */
  readonly onDelivery: () => void;
  /** Pause between two turns, ms. Default 1,000. */
  readonly turnMs?: number | undefined;
}

/** Decides who is told of what happened to alarms, and who when nobody acknowledges. */
export class RouterService {
  /** Why the last turn failed; `undefined` while all is well. */
  failure: Error | undefined;
  private pause = new AbortController();

  constructor(private readonly parts: RouterParts) {}

  /** Says that something happened to an alarm. */
  notify(): void {
    this.pause.abort();
  }

  /** Takes turns until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger, turnMs = TURN_MS } = this.parts;
    signal.addEventListener('abort', () => this.pause.abort());
    while (!signal.aborted) {
      this.pause = new AbortController();
      try {
        const isMore = await this.turn();
        this.failure = undefined;
        if (isMore) continue;
      } catch (error) {
        if (!(error instanceof AppError && error.retryable)) throw error;
        if (this.failure === undefined) logger.warn({ err: error }, 'notifications wait to be routed');
        this.failure = error;
        await waitFor(turnMs, signal);
        continue;
      }
      if (!signal.aborted) await waitFor(turnMs, this.pause.signal);
    }
  }

  /** @returns whether more may wait. */
  async turn(): Promise<boolean> {
    const { store, clock, onDelivery } = this.parts;
    const nowMs = clock.now();
    const routed = await store.route(BATCH, (event, settings) => planEvent(event, settings, nowMs));
    const escalated = await store.escalate(nowMs, BATCH, (escalation, alarm, settings) =>
      planEscalation(escalation, alarm, settings, nowMs),
    );
    if (routed + escalated > 0) onDelivery();
    return routed === BATCH || escalated === BATCH;
  }
}
