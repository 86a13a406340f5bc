import type { Clock } from '#libs/runtime';
import type { CourierService, Parcel } from '../delivery/courier.service.js';
import type { PackEncoder } from '../delivery/encoder-of.js';
import type { Figures } from '../delivery/figures.js';
import type { FaultRecorder } from '../faults/fault-recorder.js';
import { sendingAt, timedByFaults } from '../faults/send-by-faults.js';
import type { SimulatedDevice } from '../fleet/build-fleet.js';

/** Packs a device can keep while nothing is committed: two hours at ten seconds. */
const BUFFER_PACKS = 720;
/** Readings made in one go before other work gets its turn. */
const MOST_AT_ONCE = 500;
/** After a longer sleep of the machine the devices go on from now: the hours between are filled in at the next start. */
const LONGEST_CATCH_UP_MS = 3_600_000;

interface LiveDevice {
  readonly simulated: SimulatedDevice;
  readonly parcel: Parcel;
  /** Next moment of a reading, Unix ms. */
  nextAt: number;
  reportedTo: number;
}

/** What the service works with. */
export interface LiveParts {
  readonly courier: CourierService;
  /** The devices' time. */
  readonly clock: Clock;
  readonly figures: Figures;
  readonly encode: PackEncoder;
  /** Absent when there are no faults to write down. */
  readonly recorder: FaultRecorder | undefined;
}

/** Lets every device measure and send at its cadence, now. */
export class LiveService {
  private readonly devices: LiveDevice[] = [];

  constructor(private readonly parts: LiveParts) {}

  /**
   * Begins a run of all devices.
   *
   * @param boot identity of the run, Unix ms
   * @param from first moment at which something may be measured
   */
  start(fleet: readonly SimulatedDevice[], boot: number, from: number): void {
    for (const simulated of fleet) {
      const { device, link, sampler } = simulated;
      const parcel = this.parts.courier.open(
        {
          zone: device.zone,
          device: device.id,
          lane: 'live',
          isUp: () => link.isUp(this.parts.clock.now()),
          isLost: (seq, attempt) => link.isLost(seq, attempt),
        },
        boot,
        BUFFER_PACKS,
      );
      this.devices.push({
        simulated,
        parcel,
        nextAt: Math.ceil(from / sampler.tickMs) * sampler.tickMs,
        reportedTo: from - 1,
      });
    }
  }

  /** Makes the readings whose time has come. To be called several times a second. */
  tick(): void {
    const now = this.parts.clock.now();
    let made = 0;
    let latest = 0;
    for (const device of this.devices) {
      const { sampler, link } = device.simulated;
      if (now - device.nextAt > LONGEST_CATCH_UP_MS) {
        device.nextAt = Math.ceil(now / sampler.tickMs) * sampler.tickMs;
        device.reportedTo = device.nextAt - sampler.tickMs;
      }
      while (device.nextAt + link.phaseMs <= now && made < MOST_AT_ONCE) {
        this.say(device);
        made++;
      }
      latest = Math.max(latest, now - device.nextAt - link.phaseMs);
    }
    this.parts.figures.clockLagMs = latest;
  }

  /**
   * Makes at once what is due, without waiting for each device's turn.
   *
   * @returns the time up to which everything was measured, Unix ms.
   */
  finish(): number {
    const now = this.parts.clock.now();
    for (const device of this.devices) while (device.nextAt <= now) this.say(device);
    return now;
  }

  private say(live: LiveDevice): void {
    const { courier, encode, figures, recorder } = this.parts;
    const { simulated, parcel, nextAt: at } = live;
    const { device, faults, sampler, link } = simulated;
    const records = timedByFaults(faults, [...sampler.measure(at), ...sampler.report(live.reportedTo, at)]);
    recorder?.cover(simulated, live.reportedTo + 1, at + 1);
    live.nextAt = at + sampler.tickMs;
    live.reportedTo = at;
    if (records.length === 0) return;
    const { copies, holdMs } = sendingAt(faults, at, parcel.outbox.nextSeq);
    for (let copy = 0; copy < copies; copy++) {
      figures.samples += records.length;
      courier.submit(
        parcel,
        (boot, seq) => encode({ device: device.id, boot, seq, lane: 'live', records }),
        link.delayMs(parcel.outbox.nextSeq) + holdMs,
      );
    }
  }
}
