import { type Commit, type Lane, packKey } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import type { DeviceBroker } from './delivery.ports.js';
import type { Figures } from './figures.js';
import { Outbox } from './outbox.js';
import { renumberPack } from './renumber-pack.js';

/** Whose packs they are, and how they travel. */
export interface Sender {
  readonly zone: string;
  readonly device: string;
  readonly lane: Lane;
  /** Whether the device can reach the broker now. */
  readonly isUp?: () => boolean;
  /** Whether this sending is lost on the way. */
  readonly isLost?: (seq: number, attempt: number) => boolean;
}

/** A device's packs of one run on their way to being stored. */
export interface Parcel {
  readonly sender: Sender;
  readonly outbox: Outbox;
}

/** Carries packs to the broker until they are committed: the only thing that frees a buffer. */
export class CourierService {
  private readonly parcels = new Map<string, Set<Parcel>>();
  private readonly waitingInLane: Record<Lane, number> = { live: 0, history: 0 };
  private wake: (() => void) | undefined;

  constructor(
    private readonly broker: DeviceBroker,
    private readonly clock: Clock,
    private readonly figures: Figures,
  ) {
    broker.onCommit(commit => this.accept(commit));
  }

  /** Packs of a lane that are not yet committed. */
  waiting(lane: Lane): number {
    return this.waitingInLane[lane];
  }

  /** Begins a run of a device. */
  open(sender: Sender, boot: number, capacity: number): Parcel {
    const parcel = { sender, outbox: new Outbox(boot, capacity, renumberPack) };
    const others = this.parcels.get(sender.device);
    if (others === undefined) this.parcels.set(sender.device, new Set([parcel]));
    else others.add(parcel);
    return parcel;
  }

  /** Ends a run; what it still holds is forgotten. */
  close(parcel: Parcel): void {
    this.waitingInLane[parcel.sender.lane] -= parcel.outbox.size;
    const others = this.parcels.get(parcel.sender.device);
    others?.delete(parcel);
    if (others?.size === 0) this.parcels.delete(parcel.sender.device);
  }

  /** Puts a pack into a run's buffer; it is written for the run's next identity. */
  submit(parcel: Parcel, write: (boot: number, seq: number) => Uint8Array, delayMs = 0): void {
    const { outbox, sender } = parcel;
    const now = this.clock.now();
    const payload = write(outbox.boot, outbox.nextSeq);
    const dropped = outbox.add(payload, now + delayMs, now);
    this.figures.dropped += dropped;
    this.waitingInLane[sender.lane] += 1 - dropped;
    if (delayMs === 0) this.send(parcel, now);
  }

  /** Sends what is due, asks for commits that are late. To be called several times a second. */
  tick(): void {
    if (!this.broker.isConnected()) return;
    const now = this.clock.now();
    for (const parcels of this.parcels.values()) {
      for (const parcel of parcels) if (parcel.outbox.size > 0) this.send(parcel, now);
    }
  }

  /** Resolves at the next commit that frees something, or after a while. For one caller at a time. */
  async nextCommit(pause: (ms: number) => Promise<void>): Promise<void> {
    await Promise.race([
      new Promise<void>(resolve => {
        this.wake = resolve;
      }),
      pause(200),
    ]);
  }

  private send({ sender, outbox }: Parcel, now: number): void {
    if (!this.broker.isConnected() || sender.isUp?.() === false) return;
    const { zone, device } = sender;
    if (outbox.shouldAsk(now)) this.broker.askCommit(zone, device, outbox.boot);
    for (const pack of outbox.due(now)) {
      pack.attempts++;
      pack.sentAt = now;
      if (pack.attempts === 1) this.figures.published++;
      else this.figures.resent++;
      if (sender.isLost?.(pack.seq, pack.attempts)) {
        this.figures.lostOnTheWay++;
        continue;
      }
      this.broker.publish(zone, device, packKey(device, outbox.boot, pack.seq), pack.payload);
    }
  }

  private accept(commit: Commit): void {
    for (const parcel of this.parcels.get(commit.device) ?? []) {
      const freed = parcel.outbox.commit(commit);
      if (freed === 0) continue;
      this.figures.committed += freed;
      this.waitingInLane[parcel.sender.lane] -= freed;
      this.wake?.();
      this.wake = undefined;
    }
  }
}
