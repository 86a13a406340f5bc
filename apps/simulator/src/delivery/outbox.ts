import type { Commit } from '#libs/contracts';

/** A pack that is not yet known to be stored. */
export interface WaitingPack {
  readonly seq: number;
  readonly payload: Uint8Array;
  /** Not sent before this, Unix ms. */
  readonly notBefore: number;
  /** Last sending; `undefined` = never. */
  sentAt: number | undefined;
  attempts: number;
}

/** Packs of a device that may be under way at once; the others wait their turn. */
const MOST_UNDER_WAY = 32;
/** A commit is expected within a second; after this it is asked for. */
const ASK_AFTER_MS = 5_000;
const ASK_EVERY_MS = 5_000;
/** After this the pack itself is sent again, then twice as long each time. */
const RESEND_AFTER_MS = 10_000;
const LONGEST_RESEND_MS = 60_000;
/** A full buffer loses its oldest tenth at once, so that a new run is not begun at every pack. */
const DROPPED_SHARE = 0.1;

/** Writes a pack for an identity; a device whose run begins anew writes its waiting packs again. */
export type Renumber = (payload: Uint8Array, boot: number, seq: number) => Uint8Array;

/**
 * The buffer of one device for one run (`boot`). A pack leaves it only when it is committed. When the buffer
 * overflows the oldest packs are lost; since a gap would keep the commit's `contiguousSeq` from ever
 * passing it, the device then begins a new run with what is left.
 */
export class Outbox {
  private readonly waiting = new Map<number, WaitingPack>();
  private lastSeq = 0;
  private askedAt = 0;
  private run: number;

  constructor(
    boot: number,
    private readonly capacity: number,
    private readonly renumber: Renumber,
  ) {
    this.run = boot;
  }

  /** Start of the present run, Unix ms. */
  get boot(): number {
    return this.run;
  }

  get size(): number {
    return this.waiting.size;
  }

  /** Number the next pack will have. */
  get nextSeq(): number {
    return this.lastSeq + 1;
  }

  /** Continues a run of which packs up to `seq` are stored already. */
  skipTo(seq: number): void {
    this.lastSeq = Math.max(this.lastSeq, seq);
  }

  /**
   * Adds a pack that was written for {@link boot} and {@link nextSeq}.
   *
   * @returns how many packs were lost because the buffer was full.
   */
  add(payload: Uint8Array, notBefore: number, now: number): number {
    const seq = this.nextSeq;
    this.lastSeq = seq;
    this.waiting.set(seq, { seq, payload, notBefore, sentAt: undefined, attempts: 0 });
    return this.waiting.size > this.capacity ? this.dropOldest(now) : 0;
  }

  /** Packs to be sent now, oldest first: new ones, and those that stayed uncommitted for too long. */
  due(now: number): WaitingPack[] {
    const found: WaitingPack[] = [];
    let looked = 0;
    for (const pack of this.waiting.values()) {
      if (looked++ >= MOST_UNDER_WAY) break;
      if (pack.notBefore > now) continue;
      if (pack.sentAt === undefined || now - pack.sentAt >= patience(pack.attempts)) found.push(pack);
    }
    return found;
  }

  /** Whether to ask now what is stored; marks it as asked. */
  shouldAsk(now: number): boolean {
    const [oldest] = this.waiting.values();
    if (oldest?.sentAt === undefined || now - oldest.sentAt < ASK_AFTER_MS) return false;
    if (now - this.askedAt < ASK_EVERY_MS) return false;
    this.askedAt = now;
    return true;
  }

  /**
   * Frees what a commit covers. Packs between two gaps are stored too; above the last gap nothing is known.
   *
   * @returns how many packs were freed.
   */
  commit({ boot, contiguousSeq, missing }: Commit): number {
    if (boot !== this.run) return 0;
    const highest = missing.reduce((last, [, to]) => Math.max(last, to + 1), contiguousSeq);
    let freed = 0;
    for (const seq of this.waiting.keys()) {
      if (seq > highest) break;
      if (seq > contiguousSeq && missing.some(([from, to]) => seq >= from && seq <= to)) continue;
      this.waiting.delete(seq);
      freed++;
    }
    return freed;
  }

  private dropOldest(now: number): number {
    const packs = [...this.waiting.values()];
    const lost = Math.max(1, Math.floor(this.capacity * DROPPED_SHARE));
    this.run = Math.max(now, this.run + 1);
    this.waiting.clear();
    this.lastSeq = 0;
    for (const { payload, notBefore } of packs.slice(lost)) {
      const seq = ++this.lastSeq;
      const renumbered = this.renumber(payload, this.run, seq);
      this.waiting.set(seq, { seq, payload: renumbered, notBefore, sentAt: undefined, attempts: 0 });
    }
    return Math.min(lost, packs.length);
  }
}

function patience(attempts: number): number {
  return Math.min(LONGEST_RESEND_MS, RESEND_AFTER_MS * 2 ** (attempts - 1));
}
