import type { Device } from '#libs/contracts';
import { groupIrradiance, moduleTemperature, type PvGroup } from '../physics/power/pv-group.js';
import type { DeviceReader } from './reader.js';
import type { ZoneModel } from './zone-model.js';

/** Inverter group with its irradiance and module sensors. */
export function readSolar(device: Device, zone: ZoneModel): DeviceReader {
  const index = zone.indexOf(device);
  const group = zone.groups[index] as PvGroup;
  return {
    values: {
      'pv.power': t => zone.power.groupKw(index, t),
      'pv.irradiance': t => groupIrradiance(group, zone.weather, t),
      'pv.module_temp': t => moduleTemperature(group, zone.weather, t),
      'pv.energy': t => zone.power.groupKwh(index, t),
    },
  };
}
