import type { Clock, Logger } from '#libs/runtime';
import type { LedgerStore } from './ledger.ports.js';

const EVERY_MS = 3_600_000;
/** Longer than a reading can still be counted anew: 60 days late on arrival, replayed 30 days after that. */
const MINUTES_KEPT_MS = 100 * 86_400_000;
/** Rows changed in one go; groups wait for none of them longer than for one another. */
const AT_ONCE = 2_000;

/** What the keeper needs. */
export interface MinuteKeeperParts {
  readonly ledger: Pick<LedgerStore, 'forgetMinutes'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Forgets what was counted by minute when nobody can need it any more; hours stay. Several processes may do so at once. */
export class MinuteKeeper {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: MinuteKeeperParts) {}

  start(): void {
    this.timer = setInterval(() => void this.tidy(), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Never throws: what fails is tried again an hour later. */
  async tidy(): Promise<void> {
    const { ledger, clock, logger } = this.parts;
    try {
      let forgotten = 0;
      let changed: number;
      do {
        changed = await ledger.forgetMinutes(clock.now() - MINUTES_KEPT_MS, AT_ONCE);
        forgotten += changed;
      } while (changed === AT_ONCE);
      if (forgotten > 0) logger.info({ hours: forgotten }, 'forgot old counts by minute');
    } catch (error) {
      logger.warn({ err: error }, 'old counts by minute are still there; trying again');
    }
  }
}
