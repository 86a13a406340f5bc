import { NatsDoor } from '../../support/nats-door.js';
import type { Commit } from '../../support/readings.js';
import {
  type DeviceName,
  type DeviceReading,
  type DeviceWitness,
  StubbornDevice,
} from '../../support/stubborn-device.js';
import type { Random } from '../random.js';
import { GOOD_HABITS, type Habits } from '../step.js';
import { breakPack, type BrokenPack } from './broken-packs.js';
import { HttpDoor } from './http-door.js';
import type { Journal } from './journal.js';
import { readingOf } from './readings.js';

/** Readings a second of each device. */
const EVERY_MS = 100;
const BROKEN_AGAIN_MS = 3_000;
/** Of the copies, those that come long after the pack was stored. */
const OLD_COPY_SHARE = 0.3;

/** Devices outside, the last of them over HTTP; they send, listen and write down. */
export class Fleet {
  habits: Habits = GOOD_HABITS;
  readonly devices: readonly StubbornDevice[];
  private readonly outboxes = new Map<StubbornDevice, DeviceReading[]>();
  private readonly broken = new Map<string, BrokenPack & { sentAt: number }>();
  private brokenPacks = 0;
  private timer: NodeJS.Timeout | undefined;
  private isMeasuring = true;

  private constructor(
    private readonly nats: NatsDoor,
    private readonly journal: Journal,
    private readonly random: Random,
    names: readonly DeviceName[],
    make: (name: DeviceName, isLast: boolean, witness: DeviceWitness) => StubbornDevice,
  ) {
    const witness: DeviceWitness = {
      sent: (device, reading) => this.write('sent', device, reading),
      committed: (device, seqs) => {
        for (const seq of seqs) this.write('committed', device, device.readingOf(seq));
      },
    };
    this.devices = names.map((name, i) => make(name, i === names.length - 1, witness));
    for (const device of this.devices) {
      this.outboxes.set(device, []);
      nats.listen(device.name, commit => this.hear(device, commit));
    }
  }

  /** @param baseMs - event time of the first readings. */
  static async start(
    { natsUrl, url }: { readonly natsUrl: string; readonly url: string },
    {
      names,
      journal,
      random,
      baseMs,
    }: { names: readonly DeviceName[]; journal: Journal; random: Random; baseMs: number },
  ): Promise<Fleet> {
    const nats = await NatsDoor.open(natsUrl);
    const http = new HttpDoor(url);
    const boot = Date.now();
    const fleet = new Fleet(nats, journal, random, names, (name, isLast, witness) => {
      return new StubbornDevice(name, boot, seq => readingOf(baseMs, seq), isLast ? http : nats, witness);
    });
    fleet.timer = setInterval(() => fleet.turn(), EVERY_MS);
    return fleet;
  }

  /** Committed packs that are safely written down. */
  get acknowledged(): number {
    return this.journal.acknowledged;
  }

  get sent(): number {
    return this.devices.reduce((sum, device) => sum + device.sent, 0);
  }

  /** Packs and broken packs that nobody has said are kept. */
  get waiting(): number {
    return this.broken.size + this.devices.reduce((sum, device) => sum + device.uncommitted, 0);
  }

  /** Measures nothing new; what is not committed is sent until it is. */
  finish(): void {
    this.isMeasuring = false;
    this.habits = GOOD_HABITS;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.nats.close();
    await this.journal.close();
  }

  private turn(): void {
    const { copies, window, corrupt } = this.habits;
    for (const device of this.devices) {
      const outbox = this.outboxes.get(device) ?? [];
      if (this.isMeasuring) outbox.push(device.measure());
      while (outbox.length > window) {
        const [reading] = outbox.splice(this.random.whole(0, outbox.length - 1), 1);
        if (!reading) break;
        device.send(reading);
        for (let copy = 0; copy < copies; copy++) this.sendCopy(device, reading);
      }
      device.resend();
      if (this.isMeasuring && this.random.chance(corrupt)) this.sendBroken(device.name);
    }
    const late = Date.now() - BROKEN_AGAIN_MS;
    for (const pack of this.broken.values()) {
      if (pack.sentAt > late) continue;
      pack.sentAt = Date.now();
      this.nats.publish(pack.device, pack.bytes);
    }
  }

  /** With and without a message id; of a pack just sent, or of one that was stored long ago. */
  private sendCopy(device: StubbornDevice, reading: DeviceReading): void {
    const isOld = device.committed.size > 0 && this.random.chance(OLD_COPY_SHARE);
    const copied = isOld ? device.readingOf(this.random.whole(1, device.committed.size)) : reading;
    // Out of order one of them may not have been sent yet.
    if (isOld && !device.committed.has(copied.seq)) return;
    this.nats.sendCopy(device, copied, this.random.chance(0.5));
  }

  private sendBroken(name: DeviceName): void {
    const pack = breakPack(name, ++this.brokenPacks, this.random);
    this.broken.set(pack.key, { ...pack, sentAt: Date.now() });
    this.journal.note({ state: 'broken-sent', device: name.id, key: pack.key });
    this.nats.publish(name, pack.bytes);
  }

  private hear(device: StubbornDevice, commit: Commit): void {
    device.hear(commit);
    for (const key of commit.keys) {
      if (this.broken.delete(key))
        this.journal.note({ state: 'broken-committed', device: device.name.id, key });
    }
  }

  private write(state: 'committed' | 'sent', { name, boot }: StubbornDevice, reading: DeviceReading): void {
    this.journal.note({ state, device: name.id, boot, ...reading });
  }
}
