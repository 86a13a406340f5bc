import type { Keeper } from './keeper.js';
import type { WalCounts } from './wal-counts.js';

/**
 * A shard whose every write fails for this long although there is room does not recover: since its disk was full,
 * InfluxDB 1.x repeats the old error for the log that was open then, until it is started again.
 */
const STUCK_LIMIT_MS = 4_000;
/** Less room than this counts as none. */
const LEAST_ROOM_BYTES = 32 * 1024 * 1024;

/** What the keeper works with. */
export interface InfluxKeeperParts {
  /** What happened to the writes of each shard so far; rejects when it does not answer. */
  readonly readCounts: () => Promise<ReadonlyMap<string, WalCounts>>;
  /** Free bytes of its disk. */
  readonly readRoom: () => Promise<number>;
  /** Ends the process; the supervisor starts it again. */
  readonly restart: () => Promise<void>;
  /** Tells the person at the terminal. */
  readonly tell: (text: string) => void;
  /** Monotonic, ms. */
  readonly now: () => number;
}

/** Looks after InfluxDB while the stack runs: ends one that goes on refusing writes after its disk has room again. */
export class InfluxKeeper implements Keeper {
  private counts: ReadonlyMap<string, WalCounts> = new Map();
  /** Shards that only refuse, since when. */
  private readonly refusing = new Map<string, number>();

  constructor(private readonly parts: InfluxKeeperParts) {}

  async look(signal: AbortSignal): Promise<void> {
    const { readCounts, readRoom, restart, tell, now } = this.parts;
    const counts = await readCounts().catch(() => new Map<string, WalCounts>());
    const hasRoom = await readRoom().then(
      bytes => bytes >= LEAST_ROOM_BYTES,
      () => false,
    );
    if (signal.aborted) return;
    this.note(counts);
    if (!hasRoom) this.refusing.clear();
    const isStuck = [...this.refusing.values()].some(since => now() - since >= STUCK_LIMIT_MS);
    if (!isStuck) return;
    this.refusing.clear();
    tell('InfluxDB refuses writes although its disk has room again. It is started again.');
    await restart();
  }

  private note(counts: ReadonlyMap<string, WalCounts>): void {
    for (const [shard, { failed, written }] of counts) {
      const before = this.counts.get(shard);
      if (before === undefined) continue;
      // It counts from 0 again after a restart.
      if (written !== before.written) this.refusing.delete(shard);
      else if (failed > before.failed && !this.refusing.has(shard)) {
        this.refusing.set(shard, this.parts.now());
      }
    }
    for (const shard of this.refusing.keys()) if (!counts.has(shard)) this.refusing.delete(shard);
    this.counts = counts;
  }
}
