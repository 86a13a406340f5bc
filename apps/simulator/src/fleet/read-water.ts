import type { Device } from '#libs/contracts';
import { between, hashText } from '../physics/random/hash.js';
import { sensorNoise } from '../physics/random/sensor-noise.js';
import { valueNoise } from '../physics/random/value-noise.js';
import { clamp } from '../physics/shape.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, localHour, yearFraction } from '../physics/time/local-time.js';
import type { DeviceReader } from './reader.js';
import type { ZoneModel } from './zone-model.js';

/** Supply station: flow, pressure, tank, and the quality of the water. */
export function readWaterSupply(device: Device, zone: ZoneModel): DeviceReader {
  const { water, weather, quality } = zone;
  const index = zone.indexOf(device);
  const seed = hashText(zone.seed, device.id);
  // The rivers turn muddy for a day after heavy rain.
  const muddy = (t: number): number =>
    Math.min(1, weather.rainAmount(t - 30 * HOUR_MS, t - 6 * HOUR_MS) / 90);
  return {
    values: {
      'water.flow': t => water.flowM3h(index, t) * (1 + 0.01 * sensorNoise(seed + 1, t)),
      'water.volume': t => water.volumeM3(index, t),
      'water.pressure': t =>
        water.pressureKpa(t) + 5 * valueNoise(seed + 2, t, 9 * MINUTE_MS) + 2 * sensorNoise(seed + 3, t),
      'water.turbidity': t => {
        const usual = 0.62 - 0.36 * quality + 0.1 * valueNoise(seed + 4, t, 20 * HOUR_MS);
        return Math.max(0.08, usual + (1.1 - 0.7 * quality) * muddy(t) + 0.03 * sensorNoise(seed + 5, t));
      },
      'water.free_chlorine': t => {
        const dosed = between(seed, 6, 0.42, 0.58) + 0.09 * valueNoise(seed + 7, t, 15 * HOUR_MS);
        const eaten = 0.006 * Math.max(0, weather.temperature(t) - 26) + 0.14 * muddy(t) * (1.2 - quality);
        return clamp(dosed - eaten + 0.015 * sensorNoise(seed + 8, t), 0.02, 1.1);
      },
      'water.ph': t =>
        7.25 + 0.18 * valueNoise(seed + 9, t, 30 * HOUR_MS) + 0.015 * sensorNoise(seed + 10, t),
      // The sea reaches further up the rivers at the end of the dry season.
      'water.conductivity': t => {
        const dry = Math.cos(2 * Math.PI * (yearFraction(t) - 0.2));
        return 290 + 80 * dry + 40 * valueNoise(seed + 11, t, 3 * DAY_MS) + 3 * sensorNoise(seed + 12, t);
      },
      // Filled at night, drawn down by day.
      'water.tank_level': t => {
        const daily = 14 * Math.cos(((localHour(t) - 6) * Math.PI) / 12);
        const slow = 8 * valueNoise(seed + 13, t, 21 * HOUR_MS);
        return clamp(68 + daily + slow + 0.3 * sensorNoise(seed + 14, t), 5, 99);
      },
    },
  };
}

/** Water meter of a building site. */
export function readConstructionWater(device: Device, zone: ZoneModel): DeviceReader {
  const { water } = zone;
  const index = zone.indexOf(device);
  const seed = hashText(zone.seed, device.id);
  return {
    values: {
      'water.flow': t => water.flowM3h(index, t) * (1 + 0.015 * sensorNoise(seed + 1, t)),
      'water.volume': t => water.volumeM3(index, t),
      'water.pressure': t =>
        water.pressureKpa(t) - 60 + 8 * valueNoise(seed + 2, t, 9 * MINUTE_MS) + 3 * sensorNoise(seed + 3, t),
    },
  };
}
