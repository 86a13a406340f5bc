import type { Device, Metric, Zone } from '#libs/contracts';
import { hashText } from '../physics/random/hash.js';
import { DeviceOutages } from './device-outages.js';
import { DeviceSampler } from './device-sampler.js';
import { Glitches } from './glitches.js';
import { LinkQuality } from './link-quality.js';
import { readDevice } from './read-device.js';
import { buildZoneModel } from './zone-model.js';

/** What a fleet is made of. */
export interface FleetParts {
  readonly seed: string;
  readonly glitchRate: number;
  readonly zones: readonly Zone[];
  readonly devices: readonly Device[];
  readonly metrics: readonly Metric[];
}

/** A simulated device: what it says, and how well it is connected. */
export interface SimulatedDevice {
  readonly device: Device;
  readonly sampler: DeviceSampler;
  readonly link: LinkQuality;
}

/** Builds every simulated device of the zones; real devices are left alone. */
export function buildFleet(parts: FleetParts): SimulatedDevice[] {
  const citySeed = hashText(0, parts.seed);
  const metrics = new Map(parts.metrics.map(metric => [metric.id, metric]));
  return parts.zones.flatMap(zone => {
    const devices = parts.devices.filter(
      device => device.zone === zone.code && device.origin === 'simulated',
    );
    const model = buildZoneModel(citySeed, zone, devices);
    return devices.map(device => {
      const seed = hashText(model.seed, device.id);
      const effects = [
        new DeviceOutages(seed, model.quality),
        new Glitches(seed + 203, parts.glitchRate, device.ratings),
      ];
      return {
        device,
        sampler: new DeviceSampler(device, metrics, readDevice(device, model), effects),
        link: new LinkQuality(seed + 207, model.quality),
      };
    });
  });
}
