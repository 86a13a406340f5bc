import type { StreamName } from '#libs/contracts';
import type { PurgeResult } from '#libs/messaging';
import type { Logger } from '#libs/runtime';

const EVERY_MS = 15_000;
/** Streams with work for acknowledging readers; the others are history for people and age away by themselves. */
const STREAMS: readonly StreamName[] = ['TELEMETRY', 'READINGS'];

/** What the keeper needs. */
export interface RoomKeeperParts {
  /** Removes what every reader has acknowledged, if the stream is fuller than it should be. */
  readonly purge: (stream: StreamName) => Promise<PurgeResult>;
  readonly logger: Logger;
}

/**
 * Keeps room in the streams that refuse publishers when full although all is read. Several processes may do so at
 * once: a purge of what is gone removes nothing.
 */
export class RoomKeeper {
  private timer: NodeJS.Timeout | undefined;
  private readonly stuck = new Map<StreamName, number>();

  constructor(private readonly parts: RoomKeeperParts) {}

  /** Why devices may soon be refused; undefined while there is room. */
  get trouble(): string | undefined {
    const full = [...this.stuck].map(
      ([stream, share]) => `${stream} is ${Math.round(share * 100)} % full and a reader of it is behind`,
    );
    return full.length > 0 ? full.join('; ') : undefined;
  }

  start(): void {
    this.timer = setInterval(() => void this.tidy(), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** One round over all streams. Never throws: what fails is tried again at the next. */
  async tidy(): Promise<void> {
    const { purge, logger } = this.parts;
    for (const stream of STREAMS) {
      try {
        const { purged, share, isStuck } = await purge(stream);
        if (purged > 0)
          logger.info({ stream, purged, share }, 'made room: what all readers acknowledged is gone');
        if (isStuck && !this.stuck.has(stream))
          logger.warn({ stream, share }, 'the stream fills up and a reader of it is behind');
        if (isStuck) this.stuck.set(stream, share);
        else this.stuck.delete(stream);
      } catch (error) {
        logger.warn({ err: error, stream }, 'the room in the stream is not known; trying again');
      }
    }
  }
}
