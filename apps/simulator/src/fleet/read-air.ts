import type { Device } from '#libs/contracts';
import { AmbientAir } from '../physics/air/ambient-air.js';
import { hashText } from '../physics/random/hash.js';
import { sensorNoise } from '../physics/random/sensor-noise.js';
import { clamp } from '../physics/shape.js';
import type { DeviceReader } from './reader.js';
import type { ZoneModel } from './zone-model.js';

/** Air monitoring station with a sound level meter. */
export function readAir(device: Device, zone: ZoneModel): DeviceReader {
  const air = new AmbientAir({
    seed: hashText(zone.seed, device.id),
    citySeed: zone.citySeed,
    quality: zone.quality,
    weather: zone.weather,
    activity: zone.activity,
  });
  return {
    values: {
      'air.pm25': t => air.pm25(t),
      'air.pm10': t => air.pm10(t),
      'air.so2': t => air.so2(t),
      'air.no2': t => air.no2(t),
      'air.o3': t => air.o3(t),
      'air.co': t => air.co(t),
      'air.noise.laeq': t => air.noise(t),
    },
  };
}

/** Weather station. */
export function readWeather(device: Device, zone: ZoneModel): DeviceReader {
  const { weather } = zone;
  const seed = hashText(zone.seed, device.id);
  return {
    values: {
      'met.wind_speed': t => Math.max(0, weather.windSpeed(t) * (1 + 0.06 * sensorNoise(seed + 1, t))),
      'met.wind_dir': t => (weather.windDirection(t) + 4 * sensorNoise(seed + 2, t) + 360) % 360,
      'met.temp': t => weather.temperature(t) + 0.1 * sensorNoise(seed + 3, t),
      'met.rh': t => clamp(weather.humidity(t) + 0.6 * sensorNoise(seed + 4, t), 20, 100),
      // A gauge counts what fell since it was last read.
      'met.rain': (t, interval) => weather.rainAmount(t - interval, t),
    },
  };
}
