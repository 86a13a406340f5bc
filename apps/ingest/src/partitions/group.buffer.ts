/** Something held from its delivery to its acknowledgement. */
export interface Held {
  readonly data: Uint8Array;
}

/** How much may be held, and how groups are cut. */
export interface GroupLimits {
  readonly maxPacks: number;
  readonly maxBytes: number;
  /** Longest wait after the first pack of a group, in milliseconds. */
  readonly lingerMs: number;
}

/** Room that a reader may fill. */
export interface Reservation {
  readonly packs: number;
  readonly bytes: number;
}

/** What may be held at most, in groups: one on its way and one being collected. */
const GROUPS_HELD = 2;

interface Waiter {
  readonly want: Reservation;
  readonly go: () => void;
}

/**
 * Collects packs of all partitions into groups. Readers reserve room before they ask the broker, so that
 * never more than two groups are in memory; the room is free again when a group is released.
 */
export class GroupBuffer<T extends Held> {
  private readonly waiting: T[] = [];
  private waitingBytes = 0;
  private firstAt: number | undefined;
  private freePacks: number;
  private freeBytes: number;
  private readonly queue: Waiter[] = [];
  private wake: (() => void) | undefined;

  constructor(private readonly limits: GroupLimits) {
    this.freePacks = limits.maxPacks * GROUPS_HELD;
    this.freeBytes = limits.maxBytes * GROUPS_HELD;
  }

  /** Packs collected and not taken yet. */
  get size(): number {
    return this.waiting.length;
  }

  /** Waits for room; readers are served in the order in which they came. `false` when the signal is aborted first. */
  async reserve(want: Reservation, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (this.queue.length === 0 && this.hasRoom(want)) {
      this.occupy(want);
      return true;
    }
    return new Promise(resolve => {
      const waiter: Waiter = {
        want,
        go: () => {
          signal.removeEventListener('abort', leave);
          resolve(true);
        },
      };
      const leave = (): void => {
        this.queue.splice(this.queue.indexOf(waiter), 1);
        resolve(false);
        this.serve();
      };
      signal.addEventListener('abort', leave, { once: true });
      this.queue.push(waiter);
    });
  }

  /** Adds what came for a reservation and gives back the rest of it. */
  add(items: readonly T[], reservation: Reservation): void {
    let bytes = 0;
    for (const item of items) {
      bytes += item.data.length;
      this.waiting.push(item);
    }
    this.waitingBytes += bytes;
    // One pack larger than the reservation comes alone: then there is less than nothing to give back.
    this.free({ packs: reservation.packs - items.length, bytes: reservation.bytes - bytes });
    if (items.length === 0) return;
    this.firstAt ??= performance.now();
    this.wake?.();
  }

  /**
   * Waits for a group: full, or as long as the limits allow after its first pack. Empty only when the signal
   * is aborted and nothing is left.
   */
  async take(signal: AbortSignal): Promise<T[]> {
    for (;;) {
      const remaining =
        this.firstAt === undefined ? undefined : this.firstAt + this.limits.lingerMs - performance.now();
      const isFull = this.waiting.length >= this.limits.maxPacks || this.waitingBytes >= this.limits.maxBytes;
      if (signal.aborted || isFull || (remaining !== undefined && remaining <= 0)) return this.cut();
      await this.waitForMore(remaining, signal);
    }
  }

  /** Frees the room of a group. */
  release(group: readonly T[]): void {
    this.free({ packs: group.length, bytes: sizeOf(group) });
  }

  private cut(): T[] {
    let count = 0;
    let bytes = 0;
    for (const { data } of this.waiting) {
      bytes += data.length;
      if (count >= this.limits.maxPacks || (count > 0 && bytes > this.limits.maxBytes)) break;
      count++;
    }
    const group = this.waiting.splice(0, count);
    this.waitingBytes -= sizeOf(group);
    // What stays has waited already.
    if (this.waiting.length === 0) this.firstAt = undefined;
    return group;
  }

  private waitForMore(ms: number | undefined, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.wake = undefined;
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
      this.wake = done;
    });
  }

  private hasRoom({ packs, bytes }: Reservation): boolean {
    return this.freePacks >= packs && this.freeBytes >= bytes;
  }

  private occupy({ packs, bytes }: Reservation): void {
    this.freePacks -= packs;
    this.freeBytes -= bytes;
  }

  private free({ packs, bytes }: Reservation): void {
    this.freePacks += packs;
    this.freeBytes += bytes;
    this.serve();
  }

  private serve(): void {
    for (let next = this.queue[0]; next !== undefined && this.hasRoom(next.want); next = this.queue[0]) {
      this.queue.shift();
      this.occupy(next.want);
      next.go();
    }
  }
}

function sizeOf(items: readonly Held[]): number {
  let bytes = 0;
  for (const { data } of items) bytes += data.length;
  return bytes;
}
