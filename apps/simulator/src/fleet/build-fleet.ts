import type { Device, Metric, Zone } from '#libs/contracts';
import { FaultEffect } from '../faults/fault-effect.js';
import { FaultPlan, type FaultPlanParts } from '../faults/fault-plan.js';
import type { FaultyChannel } from '../faults/fault-target.js';
import type { FaultOrder } from '../faults/order-fault.js';
import { hashText } from '../physics/random/hash.js';
import { DeviceOutages } from './device-outages.js';
import { DeviceSampler } from './device-sampler.js';
import { Glitches } from './glitches.js';
import { LinkQuality } from './link-quality.js';
import { readDevice } from './read-device.js';
import type { DeviceReader } from './reader.js';
import type { SampleEffect } from './sample-effect.js';
import { buildZoneModel } from './zone-model.js';

/** What a fleet is made of. */
export interface FleetParts {
  readonly seed: string;
  readonly glitchRate: number;
  /** Faults that are tried for each device a day; 0 = none. */
  readonly faultsPerDay: number;
  /** Faults that are asked for besides, one a device. */
  readonly faultOrders?: readonly FaultOrder[];
  readonly zones: readonly Zone[];
  readonly devices: readonly Device[];
  readonly metrics: readonly Metric[];
}

/** A simulated device: what it says, and how well it is connected. */
export interface SimulatedDevice {
  readonly device: Device;
  readonly sampler: DeviceSampler;
  readonly link: LinkQuality;
  /** What goes wrong with it; absent when nothing is to. */
  readonly faults?: FaultPlan;
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
      const reader = readDevice(device, model);
      const effects: SampleEffect[] = [new DeviceOutages(seed, model.quality)];
      const faults = planFaults(device, metrics, reader, {
        seed: seed + 211,
        perDay: parts.faultsPerDay,
        order: parts.faultOrders?.find(order => order.device === device.id),
      });
      if (faults) effects.push(faults.effect);
      effects.push(new Glitches(seed + 203, parts.glitchRate, device.ratings));
      return {
        device,
        sampler: new DeviceSampler(device, metrics, reader, effects),
        link: new LinkQuality(seed + 207, model.quality),
        ...(faults && { faults: faults.plan }),
      };
    });
  });
}

function planFaults(
  device: Device,
  metrics: ReadonlyMap<string, Metric>,
  { values }: DeviceReader,
  drawnFrom: Pick<FaultPlanParts, 'order' | 'perDay' | 'seed'>,
): { plan: FaultPlan; effect: FaultEffect } | undefined {
  if (drawnFrom.perDay === 0 && drawnFrom.order === undefined) return undefined;
  const channels = device.channels.flatMap(({ metric: id, cadenceSeconds }): FaultyChannel[] => {
    const metric = metrics.get(id);
    if (metric === undefined || values[id] === undefined || cadenceSeconds === null) return [];
    return [{ metric, cadenceMs: cadenceSeconds * 1_000 }];
  });
  const cadences = new Map(channels.map(({ metric, cadenceMs }) => [metric.id, cadenceMs]));
  const plan = new FaultPlan({ ...drawnFrom, device, channels });
  const truth = (metric: string, timeMs: number): number =>
    values[metric]?.(timeMs, cadences.get(metric) ?? 0) ?? Number.NaN;
  return { plan, effect: new FaultEffect(plan, truth) };
}
