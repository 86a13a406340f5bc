import { ingestPresence } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';
import type { Clock, Logger } from '#libs/runtime';

const ANNOUNCE_MS = 2_000;
/** Three announcements missed: the process is gone. */
const FORGET_MS = 3 * ANNOUNCE_MS + 500;
const LEAVING = 'leaving';

/** What the consumer works with. */
export interface PresenceParts {
  readonly nats: NatsConnection;
  readonly instance: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Knows which processes of ingest are there, by their own word. */
export class PresenceConsumer {
  private readonly lastHeard = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private stopListening: (() => void) | undefined;

  constructor(private readonly parts: PresenceParts) {}

  /** Names of the processes, the own one among them. */
  members(): string[] {
    const { instance, clock } = this.parts;
    const oldest = clock.now() - FORGET_MS;
    return [instance, ...[...this.lastHeard].filter(([, at]) => at >= oldest).map(([name]) => name)];
  }

  start(): void {
    const { nats, instance, clock, logger } = this.parts;
    const subscription = nats.subscribe(ingestPresence.all, {
      callback: (error, message) => {
        const name = error ? undefined : message.subject.split('.').at(-1);
        if (error) logger.error({ err: error }, 'other processes of ingest cannot be heard');
        if (name === undefined || name === instance) return;
        if (message.string() === LEAVING) this.lastHeard.delete(name);
        else this.lastHeard.set(name, clock.now());
      },
    });
    this.stopListening = () => subscription.unsubscribe();
    this.say('');
    this.timer = setInterval(() => this.say(''), ANNOUNCE_MS);
    this.timer.unref();
  }

  /** Tells the others, so that they take over at once. */
  stop(): void {
    clearInterval(this.timer);
    this.stopListening?.();
    this.say(LEAVING);
  }

  private say(text: string): void {
    const { nats, instance } = this.parts;
    if (!nats.isClosed()) nats.publish(ingestPresence.subject(instance), text);
  }
}
