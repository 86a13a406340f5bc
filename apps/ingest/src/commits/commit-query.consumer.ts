import { commitQuerySchema, deviceIdSchema, subjects, zoneCodeSchema } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';
import type { Clock, Logger } from '#libs/runtime';
import type { LedgerStore } from '../ledger/ledger.ports.js';
import { commitOfKeys, commitOfRun } from './commit-of.js';
import type { CommitAnnouncer } from './commits.ports.js';

/** Processes of the service share the questions. */
const QUEUE_GROUP = 'ingest';

/** What the consumer works with. */
export interface CommitQueryParts {
  readonly nats: NatsConnection;
  readonly ledger: Pick<LedgerStore, 'findRun'>;
  readonly commits: CommitAnnouncer;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Publishes a device's commit again when it asks. */
export class CommitQueryConsumer {
  private stopListening: (() => void) | undefined;

  constructor(private readonly parts: CommitQueryParts) {}

  start(): void {
    const subscription = this.parts.nats.subscribe(subjects.allCommitQueries, {
      queue: QUEUE_GROUP,
      callback: (error, message) => {
        if (error) this.parts.logger.error({ err: error }, 'commit questions cannot be heard');
        else void this.answer(message.subject, message.string());
      },
    });
    this.stopListening = () => subscription.unsubscribe();
  }

  stop(): void {
    this.stopListening?.();
  }

  private async answer(subject: string, text: string): Promise<void> {
    const { ledger, commits, clock, logger } = this.parts;
    const [zone, device] = subject.split('.').slice(3);
    const boot = parseBoot(text);
    if (!zoneCodeSchema.safeParse(zone).success || !deviceIdSchema.safeParse(device).success) return;
    if (zone === undefined || device === undefined || boot === undefined) return;
    try {
      const run = await ledger.findRun(device, boot);
      const at = clock.now();
      if (run === undefined) commits.announce([commitOfKeys(zone, device, { boot, at })]);
      // Else somebody asks on a zone that the device does not publish on.
      else if (run.zone === zone) commits.announce([commitOfRun(run, at)]);
    } catch (error) {
      logger.warn(
        { err: error, device },
        'a commit question could not be answered; the device will ask again',
      );
    }
  }
}

/** `undefined` for something that is no question; nothing at all asks for the newest run. */
function parseBoot(text: string): number | null | undefined {
  if (text === '') return null;
  try {
    const parsed = commitQuerySchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.boot : undefined;
  } catch {
    return undefined;
  }
}
