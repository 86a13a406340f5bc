import type { Device, DeviceKind, Zone } from '#libs/contracts';
import { activity, WorkPattern } from '../physics/load/activity.js';
import type { Tenant } from '../physics/load/tenant-load.js';
import { powerOutages } from '../physics/power/power-outages.js';
import type { PvGroup } from '../physics/power/pv-group.js';
import { ZonePower } from '../physics/power/zone-power.js';
import { between, hashText } from '../physics/random/hash.js';
import { rememberLast } from '../physics/shape.js';
import { ZoneWater } from '../physics/water/zone-water.js';
import { Weather } from '../physics/weather/weather.js';
import { workPatternOf, zoneQuality } from '../physics/zone/zone-traits.js';

/** Contracted demand over the demand that is expected, and how much of that comes at once. */
const CONTRACT_MARGIN = 1.2;
const SIMULTANEITY = 0.92;

/** What the devices of a zone have in common. */
export interface ZoneModel {
  readonly code: string;
  readonly seed: number;
  readonly citySeed: number;
  readonly quality: number;
  readonly weather: Weather;
  readonly power: ZonePower;
  readonly water: ZoneWater;
  readonly groups: readonly PvGroup[];
  /** How much is being worked, 0 to 1. */
  readonly activity: (timeMs: number) => number;
  /** Place of a device among those of its kind, from 0. */
  indexOf(device: Device): number;
}

/** Builds the shared model of a zone from its place and its devices. */
export function buildZoneModel(citySeed: number, zone: Zone, devices: readonly Device[]): ZoneModel {
  const seed = hashText(citySeed, zone.code);
  const quality = zoneQuality(zone.code, seed);
  const weather = new Weather(citySeed, { latitude: zone.latitude, longitude: zone.longitude, seed });
  const ofKind = (kind: DeviceKind): Device[] => devices.filter(device => device.kind === kind);
  const isSite = zone.status === 'planned';

  const metered = ofKind(isSite ? 'construction-power' : 'power-sub').map((device, index): Tenant => {
    const own = hashText(seed, device.id);
    return {
      seed: own,
      peakKw: rating(device, 'contractKw') * (isSite ? between(own, 1, 0.3, 0.6) : between(own, 1, 0.6, 0.8)),
      pattern: isSite ? WorkPattern.Site : workPatternOf(seed, index),
      base: isSite ? 0.05 : between(own, 2, 0.28, 0.42),
    };
  });
  const mains = ofKind('power-main');
  const contractKw = mains.reduce((sum, main) => sum + rating(main, 'contractKw'), 0);
  const meteredKw = metered.reduce((sum, tenant) => sum + tenant.peakKw, 0);
  const demandKw = (contractKw / CONTRACT_MARGIN) * SIMULTANEITY * 0.85;
  const unmetered: Tenant | undefined = isSite
    ? undefined
    : {
        seed: seed + 5,
        peakKw: Math.max(0.1 * demandKw, demandKw - meteredKw),
        pattern: WorkPattern.TwoShifts,
        base: 0.34,
      };
  const groups = ofKind('pv-inverter').map(
    (device): PvGroup => ({ seed: hashText(seed, device.id), kwp: rating(device, 'kwp'), quality }),
  );
  const power = new ZonePower({
    weather,
    outages: powerOutages(seed + 7, quality),
    mains: shareOut(
      mains.map(main => ({ id: main.id, contractKw: rating(main, 'contractKw') })),
      seed,
    ),
    metered,
    unmetered,
    groups,
  });
  const atWork = rememberLast(t =>
    meanActivity(isSite ? [WorkPattern.Site] : metered.map(m => m.pattern), t),
  );
  const water = new ZoneWater({
    seed: seed + 9,
    quality,
    stations: ofKind(isSite ? 'construction-water' : 'water-supply').map(device => ({
      fullScaleM3h: rating(device, 'fullScaleM3h'),
    })),
    activity: atWork,
    ...(isSite && { base: 0.02 }),
    isSupplied: t => power.isSupplied(t),
  });
  const places = new Map<string, number>();
  const counts = new Map<DeviceKind, number>();
  for (const { id, kind } of devices) {
    const index = counts.get(kind) ?? 0;
    places.set(id, index);
    counts.set(kind, index + 1);
  }
  return {
    code: zone.code,
    seed,
    citySeed,
    quality,
    weather,
    power,
    water,
    groups,
    activity: atWork,
    indexOf: device => places.get(device.id) ?? 0,
  };
}

/** A size that the device's kind must have; 100 when the registry has none, so that a reading still comes. */
export function rating(device: Device, key: string): number {
  return device.ratings[key] ?? 100;
}

function shareOut(
  mains: readonly { readonly id: string; readonly contractKw: number }[],
  seed: number,
): { contractKw: number; share: number }[] {
  const weights = mains.map(({ id, contractKw }) => contractKw * between(hashText(seed, id), 1, 0.85, 1.15));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return mains.map(({ contractKw }, i) => ({ contractKw, share: (weights[i] as number) / sum }));
}

function meanActivity(patterns: readonly WorkPattern[], timeMs: number): number {
  if (patterns.length === 0) return 0.5;
  const once = new Map<WorkPattern, number>();
  let sum = 0;
  for (const pattern of patterns) {
    let value = once.get(pattern);
    if (value === undefined) {
      value = activity(pattern, timeMs);
      once.set(pattern, value);
    }
    sum += value;
  }
  return sum / patterns.length;
}
