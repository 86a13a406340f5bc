import type { Device } from '#libs/contracts';
import { hashText } from '../physics/random/hash.js';
import { sensorNoise } from '../physics/random/sensor-noise.js';
import { clamp } from '../physics/shape.js';
import { localDay } from '../physics/time/local-time.js';
import { binFill } from '../physics/waste/bin-fill.js';
import { type WasteEvent, wasteEventsOfDay, type WasteYard } from '../physics/waste/waste-tickets.js';
import type { DeviceReader } from './reader.js';
import { rating, type ZoneModel } from './zone-model.js';

/** Weighbridge with the hazardous store and the manifests: it only reports events. */
export function readWeighbridge(device: Device, zone: ZoneModel): DeviceReader {
  const yard: WasteYard = {
    seed: hashText(zone.seed, device.id),
    quality: zone.quality,
    storeCapKg: rating(device, 'storeCapKg'),
  };
  // A day is asked many times in a row.
  const days = new Map<number, readonly WasteEvent[]>();
  const eventsOf = (day: number): readonly WasteEvent[] => {
    let events = days.get(day);
    if (events === undefined) {
      events = wasteEventsOfDay(yard, day);
      if (days.size > 8) days.clear();
      days.set(day, events);
    }
    return events;
  };
  return {
    values: {},
    reports: (from, to) => {
      const found: WasteEvent[] = [];
      for (let day = localDay(from); day <= localDay(to); day++) {
        for (const event of eventsOf(day)) if (event.timeMs > from && event.timeMs <= to) found.push(event);
      }
      return found;
    },
  };
}

/** Container with an ultrasonic level sensor. */
export function readBin(device: Device, zone: ZoneModel): DeviceReader {
  const seed = hashText(zone.seed, device.id);
  const bin = { seed, quality: zone.quality };
  return {
    values: { 'waste.bin.fill': t => clamp(binFill(bin, t) + 0.6 * sensorNoise(seed + 1, t), 0, 100) },
  };
}
