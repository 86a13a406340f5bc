import type { Device } from '#libs/contracts';
import { FactoryHall } from '../physics/factory/factory-hall.js';
import { hashText } from '../physics/random/hash.js';
import { sensorNoise } from '../physics/random/sensor-noise.js';
import { workPatternOf } from '../physics/zone/zone-traits.js';
import { type DeviceReader, stateReports } from './reader.js';
import type { ZoneModel } from './zone-model.js';

/** Controller of a factory hall. */
export function readFactory(device: Device, zone: ZoneModel): DeviceReader {
  const seed = hashText(zone.seed, device.id);
  const hall = new FactoryHall({
    seed,
    quality: zone.quality,
    pattern: workPatternOf(zone.seed, zone.indexOf(device)),
    weather: zone.weather,
    isSupplied: t => zone.power.isSupplied(t),
  });
  return {
    values: {
      'fab.temp': t => hall.temperature(t) + 0.05 * sensorNoise(seed + 21, t),
      'fab.rh': t => hall.humidity(t) + 0.3 * sensorNoise(seed + 22, t),
      'fab.co2': t => hall.co2(t),
      'fab.air_pressure': t => hall.airPressure(t),
      'fab.gas_lel': t => hall.gasLel(t),
      'fab.ctrl.heartbeat': t => hall.heartbeat(t),
    },
    reports: (from, to) => [
      ...stateReports('fab.ctrl.mode', t => hall.mode(t), hall.modeChanges(from, to), from, to),
      ...stateReports('fab.fire.panel', t => hall.firePanel(t), hall.firePanelChanges(from, to), from, to),
    ],
  };
}
