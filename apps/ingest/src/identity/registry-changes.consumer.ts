import { subjects } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';
import type { Logger } from '#libs/runtime';
import type { IdentityService } from './identity.service.js';

/** Changes come in bursts while seeding; one question after the burst is enough. */
const SETTLE_MS = 250;

/** Reads the registry anew after it said that something changed. */
export class RegistryChangesConsumer {
  private timer: NodeJS.Timeout | undefined;
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly nats: NatsConnection,
    private readonly identity: IdentityService,
    private readonly logger: Logger,
  ) {}

  start(): void {
    const subscription = this.nats.subscribe(subjects.allRegistry, {
      callback: error => {
        if (error) this.logger.error({ err: error }, 'registry changes cannot be heard');
        else this.schedule();
      },
    });
    this.stopListening = () => subscription.unsubscribe();
  }

  stop(): void {
    this.stopListening?.();
    clearTimeout(this.timer);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.identity.refresh().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'the registry changed and does not answer; asking at the next need');
      });
    }, SETTLE_MS);
    this.timer.unref();
  }
}
