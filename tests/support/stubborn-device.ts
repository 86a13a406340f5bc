import { type Commit, type Measure, packOf } from './readings.js';

/** Where a device is, and what it measures when that is not the temperature. */
export interface DeviceName {
  readonly id: string;
  readonly zone: string;
  readonly measure?: Measure;
}

/** One reading of a device, a pack of its own. */
export interface DeviceReading {
  readonly seq: number;
  /** Event time, Unix ms. */
  readonly t: number;
  readonly value: number;
}

/** How a device's packs get in. */
export interface DeviceDoor {
  /**
   * Sends a pack; what becomes of it is told by a commit.
   *
   * @param padding - blanks behind it, where the door can: it says the same and is as long as one of many readings.
   */
  send(device: StubbornDevice, reading: DeviceReading, padding?: number): void;
  /** Asks how far the device's packs are stored, where the door can. */
  ask?(device: StubbornDevice): void;
}

/** Told of what a device did and heard, e.g. to write it down. */
export interface DeviceWitness {
  sent(device: StubbornDevice, reading: DeviceReading): void;
  committed(device: StubbornDevice, seqs: readonly number[]): void;
}

/** A pack is sent again after this time, later each time: a stack that is down is not flooded. */
const FIRST_RESEND_MS = 2_000;
const LONGEST_RESEND_MS = 12_000;
/** Between two questions. */
const ASK_EVERY_MS = 1_000;

/** A device of the fieldbus kind: keeps every pack until it is committed, and sends what is not again. */
export class StubbornDevice {
  readonly committed = new Set<number>();
  private readonly waiting = new Map<number, { sentAt: number; pauseMs: number }>();
  private next = 1;
  private askedAt = 0;

  /** @param readingOf - the reading of a sequence number, always the same. */
  constructor(
    readonly name: DeviceName,
    readonly boot: number,
    readonly readingOf: (seq: number) => DeviceReading,
    private readonly door: DeviceDoor,
    private readonly witness?: DeviceWitness,
  ) {}

  /** Highest sequence number so far. */
  get sent(): number {
    return this.next - 1;
  }

  get isDone(): boolean {
    return this.waiting.size === 0;
  }

  /** Packs that nobody has said are stored. */
  get uncommitted(): number {
    return this.waiting.size;
  }

  /** The pack of a reading, always the same. */
  packOf({ seq, t, value }: DeviceReading): string {
    const { name, boot } = this;
    return packOf(name.id, { t, v: value }, { boot, seq }, name.measure);
  }

  /** Takes the next reading; the caller sends it, now or behind others. */
  measure(): DeviceReading {
    const reading = this.readingOf(this.next++);
    this.waiting.set(reading.seq, { sentAt: Number.POSITIVE_INFINITY, pauseMs: FIRST_RESEND_MS });
    return reading;
  }

  send(reading: DeviceReading, padding?: number): void {
    const waiting = this.waiting.get(reading.seq);
    if (waiting) waiting.sentAt = Date.now();
    this.witness?.sent(this, reading);
    this.door.send(this, reading, padding);
  }

  /** Sends again what waits for too long, and asks what became of it: the broker drops a repeated message id. */
  resend(): void {
    const now = Date.now();
    let isLate = false;
    for (const [seq, waiting] of this.waiting) {
      if (now - waiting.sentAt < waiting.pauseMs) continue;
      isLate = true;
      waiting.sentAt = now;
      waiting.pauseMs = Math.min(LONGEST_RESEND_MS, waiting.pauseMs * 2);
      this.door.send(this, this.readingOf(seq));
    }
    if (isLate || (this.waiting.size > 0 && now - this.askedAt > ASK_EVERY_MS)) {
      this.askedAt = now;
      this.door.ask?.(this);
    }
  }

  /** What is stored for good leaves the buffer. */
  hear({ boot, contiguousSeq }: Pick<Commit, 'boot' | 'contiguousSeq'>): void {
    if (boot !== this.boot) return;
    this.release([...this.waiting.keys()].filter(seq => seq <= contiguousSeq));
  }

  /** These packs are stored for good, as their sender was told. */
  release(seqs: readonly number[]): void {
    const fresh = seqs.filter(seq => this.waiting.delete(seq));
    for (const seq of fresh) this.committed.add(seq);
    if (fresh.length > 0) this.witness?.committed(this, fresh);
  }
}
