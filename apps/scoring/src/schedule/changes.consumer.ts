import { z } from 'zod';
import { registryChangedSchema, subjects, type WindowsChanged, windowsChangedSchema } from '#libs/contracts';
import { follow, type NatsConnection, parseJson } from '#libs/messaging';
import { type Logger, waitFor } from '#libs/runtime';
import type { ScheduleService } from './schedule.service.js';

const STREAM = 'EVENTS';
const RETRY_MS = 10_000;

/** Who wants to know of changed windows. */
export interface WindowsListener {
  windowsChanged(change: WindowsChanged): void;
  /** Changes may have gone unheard. */
  changesMissed(): void;
}

/**
 * Tells the schedule and the memory of windows what changed. What happens while nobody listens is covered
 * by the full run at start and every hour, which takes nothing from memory then.
 */
export class ChangesConsumer {
  constructor(
    private readonly nats: NatsConnection,
    private readonly schedule: ScheduleService,
    private readonly memory: WindowsListener,
    private readonly logger: Logger,
  ) {}

  /** Listens until the signal; returns when both loops have ended. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.loop(signal, subjects.allWindows, windowsChangedSchema, change => {
        this.memory.windowsChanged(change);
        this.schedule.windowsChanged(change);
      }),
      this.loop(signal, subjects.allRegistry, registryChangedSchema, change => {
        this.schedule.registryChanged(change);
      }),
    ]);
  }

  private async loop<Change>(
    signal: AbortSignal,
    subject: string,
    schema: z.ZodType<Change>,
    onChange: (change: Change) => void,
  ): Promise<void> {
    while (!signal.aborted && !this.nats.isClosed()) {
      try {
        for await (const message of follow(this.nats, STREAM, {
          subject,
          from: 'new',
          logger: this.logger,
          signal,
        })) {
          const parsed = schema.safeParse(parseJson(message.data));
          if (parsed.success) onChange(parsed.data);
          else this.logger.warn({ subject, err: parsed.error }, 'a change could not be understood; ignored');
        }
      } catch (error) {
        this.logger.error({ subject, err: error }, 'cannot follow changes; trying again');
        this.memory.changesMissed();
        await waitFor(RETRY_MS, signal);
      }
    }
  }
}
