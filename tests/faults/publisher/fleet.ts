import { NatsDoor } from '../../support/nats-door.js';
import type { Commit } from '../../support/readings.js';
import {
  type DeviceName,
  type DeviceReading,
  type DeviceWitness,
  StubbornDevice,
} from '../../support/stubborn-device.js';
import type { FaultDevices } from '../devices.js';
import type { Random } from '../random.js';
import { GOOD_HABITS, type Habits } from '../step.js';
import { breakPack, type BrokenPack } from './broken-packs.js';
import { HttpDoor } from './http-door.js';
import type { Journal } from './journal.js';
import { PanelReadings } from './panel-readings.js';
import { readingOf } from './readings.js';

/** Between two turns, in which each device sends something. */
const EVERY_MS = 100;
/** Between two readings of the panel; it waits for the commit of one before it sends the next. */
const PANEL_EVERY_MS = 500;
const BROKEN_AGAIN_MS = 3_000;
const MOST_TO_POST = 200;
/** Of the copies, those that come long after the pack was stored. */
const OLD_COPY_SHARE = 0.3;

/** How a fleet begins. */
export interface FleetStart {
  readonly devices: FaultDevices;
  readonly journal: Journal;
  readonly random: Random;
  /** Event time of the stations' first readings. */
  readonly baseMs: number;
}

/** Devices outside, the last of the stations over HTTP; they send, listen and write down. */
export class Fleet {
  readonly devices: readonly StubbornDevice[];
  private habits = GOOD_HABITS;
  private readonly journal: Journal;
  private readonly random: Random;
  private readonly stations: readonly StubbornDevice[];
  private readonly panel: StubbornDevice;
  private panelAt = 0;
  private readonly outboxes = new Map<StubbornDevice, DeviceReading[]>();
  private readonly broken = new Map<string, BrokenPack & { sentAt: number }>();
  private brokenPacks = 0;
  private timer: NodeJS.Timeout | undefined;
  private isMeasuring = true;

  private constructor(
    private readonly nats: NatsDoor,
    url: string,
    { devices, journal, random, baseMs }: FleetStart,
  ) {
    this.journal = journal;
    this.random = random;
    const witness: DeviceWitness = {
      sent: (device, reading) => this.write('sent', device, reading),
      committed: (device, seqs) => {
        for (const seq of seqs) this.write('committed', device, device.readingOf(seq));
      },
    };
    const http = new HttpDoor(url);
    const boot = Date.now();
    this.stations = devices.stations.map((name, i) => {
      const door = i === devices.stations.length - 1 ? http : nats;
      return new StubbornDevice(name, boot, seq => readingOf(baseMs, seq), door, witness);
    });
    const codes = new PanelReadings();
    this.panel = new StubbornDevice(devices.panel, boot, seq => codes.of(seq), nats, witness);
    this.devices = [...this.stations, this.panel];
    for (const device of this.stations) this.outboxes.set(device, []);
    for (const device of this.devices) nats.listen(device.name, commit => this.hear(device, commit));
  }

  static async start(
    { natsUrl, url }: { readonly natsUrl: string; readonly url: string },
    start: FleetStart,
  ): Promise<Fleet> {
    const fleet = new Fleet(await NatsDoor.open(natsUrl), url, start);
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

  /** What the stations do from now on. */
  behave(habits: Habits): void {
    this.habits = habits;
  }

  /** Measures nothing new; what is not committed is sent until it is. */
  finish(): void {
    this.isMeasuring = false;
    this.behave(GOOD_HABITS);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.nats.close();
    await this.journal.close();
  }

  private turn(): void {
    for (const station of this.stations) this.turnOf(station);
    if (this.isMeasuring && this.panel.isDone && Date.now() - this.panelAt >= PANEL_EVERY_MS) {
      this.panelAt = Date.now();
      this.panel.send(this.panel.measure());
    }
    this.panel.resend();
    const late = Date.now() - BROKEN_AGAIN_MS;
    for (const pack of this.broken.values()) {
      if (pack.sentAt > late) continue;
      pack.sentAt = Date.now();
      this.nats.publish(pack.device, pack.bytes);
    }
  }

  private turnOf(station: StubbornDevice): void {
    const { copies, window, corrupt, burst, padding } = this.habits;
    const outbox = this.outboxes.get(station) ?? [];
    if (this.isMeasuring) {
      const count = station === this.stations.at(-1) ? this.postable(station) : burst;
      for (let i = 0; i < count; i++) outbox.push(station.measure());
    }
    while (outbox.length > window) {
      const [reading] = outbox.splice(this.random.whole(0, outbox.length - 1), 1);
      if (!reading) break;
      station.send(reading, padding);
      for (let copy = 0; copy < copies; copy++) this.sendCopy(station, reading);
    }
    station.resend();
    if (this.isMeasuring && this.random.chance(corrupt)) this.sendBroken(station.name);
  }

  /**
   * The last station posts, an answer each, and on a slow machine it falls behind: more than so many packs
   * it could not get in within the time that is waited for it afterwards.
   */
  private postable(station: StubbornDevice): number {
    return station.uncommitted < MOST_TO_POST ? 1 : 0;
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
