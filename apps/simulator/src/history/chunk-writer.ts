import type { OutgoingPack, SenmlReading } from '#libs/telemetry';
import { timedByFaults } from '../faults/send-by-faults.js';
import type { SimulatedDevice } from '../fleet/build-fleet.js';
import type { TimeSpan } from './cover-time.js';

/** Moments of a device in one pack: a day at 15 minutes. */
const MOST_MOMENTS = 96;
/** Keeps a pack below 64 KiB: a record takes some 60 bytes. */
const MOST_RECORDS = 960;

/** A part of a chunk that makes one pack of a device. */
export interface Slot extends TimeSpan {
  readonly simulated: SimulatedDevice;
}

/** Cuts a device's chunk into slots, oldest first. */
export function cutSlots(simulated: SimulatedDevice, chunk: TimeSpan, stepMs: number): Slot[] {
  const { sampler } = simulated;
  const tickMs = Math.max(sampler.tickMs, stepMs);
  const moments = Math.max(1, Math.min(MOST_MOMENTS, Math.floor(MOST_RECORDS / sampler.channelCount)));
  const slotMs = moments * tickMs;
  const slots: Slot[] = [];
  for (let from = chunk.from; from < chunk.to; ) {
    const to = Math.min(chunk.to, Math.floor(from / tickMs) * tickMs + slotMs);
    slots.push({ simulated, from, to });
    from = to;
  }
  return slots;
}

/** Everything a device says in a slot, oldest first. */
export function recordsOfSlot({ simulated, from, to }: Slot, stepMs: number): readonly SenmlReading[] {
  const { sampler } = simulated;
  const tickMs = Math.max(sampler.tickMs, stepMs);
  const records: SenmlReading[] = [];
  for (let t = Math.ceil(from / tickMs) * tickMs; t < to; t += tickMs) {
    for (const reading of sampler.measure(t, stepMs)) records.push(reading);
  }
  // Reports of the slot's last moment belong to the next one, as in live, where they follow its first reading.
  for (const reading of sampler.report(from - 1, to - 1)) records.push(reading);
  return timedByFaults(simulated.faults, records);
}

/** Whether a device says anything in a slot; cheaper than finding out what. */
export function isSlotEmpty({ simulated, from, to }: Slot, stepMs: number): boolean {
  const { sampler } = simulated;
  if (!sampler.isSilentBetweenReports) {
    const tickMs = Math.max(sampler.tickMs, stepMs);
    for (let t = Math.ceil(from / tickMs) * tickMs; t < to; t += tickMs) {
      if (sampler.isMeasuring(t)) return false;
    }
  }
  return sampler.report(from - 1, to - 1).length === 0;
}

/** The pack of a slot. */
export function packOfSlot(
  { simulated }: Slot,
  records: readonly SenmlReading[],
  boot: number,
  seq: number,
): OutgoingPack {
  return { device: simulated.device.id, boot, seq, lane: 'history', records };
}
