import { z } from 'zod';
import { registryChangedSchema, subjects, windowsChangedSchema } from '#libs/contracts';
import { follow, type FollowStart, type NatsConnection, parseJson } from '#libs/messaging';
import { type Logger, untilAnswered, waitFor } from '#libs/runtime';
import type { ChangesListener } from '../inputs/changes-listener.js';

const STREAM = 'EVENTS';
const RETRY_MS = 10_000;

/**
 * Tells everybody in scoring what others changed. Changed windows are heard from where the last process
 * ended, so that past hours are corrected; the rest of what happens while nobody listens is covered by the
 * full run at start.
 */
export class ChangesConsumer {
  /**
   * @param listeners are told in their order: what remembers something comes before what acts on it.
   * @param lastHeard event that the last process heard, `null` of a new installation.
   */
  constructor(
    private readonly nats: NatsConnection,
    private readonly listeners: readonly ChangesListener[],
    private readonly lastHeard: () => Promise<number | null>,
    private readonly logger: Logger,
  ) {}

  /** Listens until the signal; returns when both loops have ended. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([this.followWindows(signal), this.followRegistry(signal)]);
  }

  private async followWindows(signal: AbortSignal): Promise<void> {
    const patience = { from: 'PostgreSQL, for what was heard before', logger: this.logger, signal };
    let heard: number | null;
    try {
      heard = await untilAnswered(() => this.lastHeard(), patience);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    const start = (): FollowStart => (heard === null ? 'new' : { sequence: heard + 1 });
    await this.loop(signal, subjects.allWindows, start, windowsChangedSchema, (change, sequence) => {
      heard = sequence;
      for (const listener of this.listeners) listener.windowsChanged?.(change, sequence);
    });
  }

  private followRegistry(signal: AbortSignal): Promise<void> {
    return this.loop(
      signal,
      subjects.allRegistry,
      () => 'new',
      registryChangedSchema,
      change => {
        for (const listener of this.listeners) listener.registryChanged?.(change);
      },
    );
  }

  private async loop<Change>(
    signal: AbortSignal,
    subject: string,
    start: () => FollowStart,
    schema: z.ZodType<Change>,
    onChange: (change: Change, sequence: number) => void,
  ): Promise<void> {
    const { logger } = this;
    const onGap = (): void => {
      this.missed();
    };
    while (!signal.aborted && !this.nats.isClosed()) {
      try {
        const options = { subject, from: start(), logger, signal, onGap };
        for await (const message of follow(this.nats, STREAM, options)) {
          const parsed = schema.safeParse(parseJson(message.data));
          if (parsed.success) onChange(parsed.data, message.streamSequence);
          else logger.warn({ subject, err: parsed.error }, 'a change could not be understood; ignored');
        }
      } catch (error) {
        logger.error({ subject, err: error }, 'cannot follow changes; trying again');
        this.missed();
        await waitFor(RETRY_MS, signal);
      }
    }
  }

  private missed(): void {
    for (const listener of this.listeners) listener.changesMissed?.();
  }
}
