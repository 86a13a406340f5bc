import { sensorNoise } from '../random/sensor-noise.js';
import { layeredNoise, type NoiseLayer, valueNoise } from '../random/value-noise.js';
import { between } from '../random/hash.js';
import { clamp, hump, rememberLast, smoothStep } from '../shape.js';
import { DAY_MS, HOUR_MS, localDay, localHour, MINUTE_MS } from '../time/local-time.js';
import { workShare } from '../time/work-calendar.js';
import { CLIMATE, seasonal } from '../weather/climate.js';
import type { Weather } from '../weather/weather.js';

const EPISODES: readonly NoiseLayer[] = [
  { periodMs: 4 * DAY_MS, weight: 0.38 },
  { periodMs: 11 * HOUR_MS, weight: 0.16 },
  { periodMs: 40 * MINUTE_MS, weight: 0.07 },
];

/** Where air is measured. */
export interface AirSite {
  readonly seed: number;
  readonly citySeed: number;
  readonly quality: number;
  readonly weather: Weather;
  /** Built and at work, 0 to 1: how much of the dust is the zone's own. */
  readonly activity: (timeMs: number) => number;
}

/** Rush hours, night and Sundays: traffic over its daily peak, 0 to 1. */
function traffic(timeMs: number): number {
  const hour = localHour(timeMs);
  const day =
    0.12 + 0.4 * smoothStep(5, 7, hour) * (1 - smoothStep(20, 23, hour)) + 0.48 * hump(7.2, 1.6, 24, hour);
  return (day + 0.42 * hump(17.4, 2, 24, hour)) * (0.4 + 0.6 * workShare(localDay(timeMs), 0.55));
}

/** How air is mixed: wind and sun dilute, calm nights and winter inversions hold it down; about 0.5 to 2. */
function stagnation(weather: Weather, timeMs: number): number {
  const sun = Math.max(0, weather.sun(timeMs));
  return clamp(Math.sqrt(3.4 / (weather.windSpeed(timeMs) + 0.9)) * (1.16 - 0.4 * sun), 0.45, 2.1);
}

/** Air quality at a station, ug/m3. */
export class AmbientAir {
  /** PM2.5 before the sensor's noise. */
  private readonly fineDust: (timeMs: number) => number;
  private readonly own: number;

  constructor(private readonly site: AirSite) {
    this.own = between(site.seed, 71, 0.85, 1.2);
    this.fineDust = rememberLast(t => this.computeFineDust(t));
  }

  pm25(timeMs: number): number {
    return this.fineDust(timeMs) * (1 + 0.04 * sensorNoise(this.site.seed + 1, timeMs));
  }

  /** Never below PM2.5, of which it is the larger fraction. */
  pm10(timeMs: number): number {
    const { seed, weather, activity, quality } = this.site;
    const dry = clamp((85 - weather.humidity(timeMs)) / 40, 0, 1);
    const raised = Math.max(0, weather.windSpeed(timeMs) - 4) * 0.05;
    const coarse = 0.34 + 0.3 * dry + raised + (0.35 - 0.25 * quality) * activity(timeMs);
    const noise = 1 + 0.08 * sensorNoise(seed + 2, timeMs);
    return this.pm25(timeMs) + this.fineDust(timeMs) * coarse * noise;
  }

  so2(timeMs: number): number {
    const { seed, weather, activity } = this.site;
    const burnt = 7 + 12 * activity(timeMs);
    return this.gas(burnt * stagnation(weather, timeMs), 73, 0.05, timeMs, seed, 1);
  }

  no2(timeMs: number): number {
    const { seed, weather, activity } = this.site;
    const emitted = 9 + 34 * traffic(timeMs) + 7 * activity(timeMs);
    const sunlight = 1 - 0.25 * Math.max(0, weather.sun(timeMs));
    return this.gas(emitted * sunlight * stagnation(weather, timeMs), 74, 0.05, timeMs, seed, 2);
  }

  /** Made by sunlight some hours earlier, used up by fresh traffic fumes. */
  o3(timeMs: number): number {
    const { seed, weather } = this.site;
    const sunlight =
      (weather.irradiance(timeMs - 1.5 * HOUR_MS) + weather.irradiance(timeMs - 3 * HOUR_MS)) / 2;
    const warm = clamp((weather.temperature(timeMs) - 12) / 18, 0.3, 1.3);
    const made = 34 + 0.115 * sunlight * warm;
    return this.gas(Math.max(6, made - 22 * traffic(timeMs)), 75, 0.04, timeMs, seed, 3);
  }

  co(timeMs: number): number {
    const { seed, weather } = this.site;
    const emitted = 330 + 620 * traffic(timeMs) + 7 * this.fineDust(timeMs);
    return this.gas(emitted * Math.sqrt(stagnation(weather, timeMs)), 76, 0.03, timeMs, seed, 4);
  }

  /** Equivalent level of a minute, dB(A): road and machines, quieter at night. */
  noise(timeMs: number): number {
    const { seed, activity, weather } = this.site;
    const road = 10 ** ((45 + 17 * Math.sqrt(traffic(timeMs))) / 10);
    const plant = 10 ** ((44 + 12 * activity(timeMs) + 3 * this.own) / 10);
    const rain = 10 ** ((38 + 9 * Math.min(1.6, weather.rainIntensity(timeMs) / 10)) / 10);
    const level = 10 * Math.log10(road + plant + rain) - 2;
    // Single lorries and horns stand out of the minutes, upwards only.
    const passing = sensorNoise(seed + 5, timeMs);
    const event = passing > 0.75 ? 9 * (passing - 0.75) * 4 : 0;
    return level + 1.4 * valueNoise(seed + 6, timeMs, 7 * MINUTE_MS) + event;
  }

  private computeFineDust(timeMs: number): number {
    const { citySeed, weather, activity, quality } = this.site;
    const region = seasonal(CLIMATE.pm25, timeMs) * Math.exp(layeredNoise(citySeed + 91, timeMs, EPISODES));
    const washed = 1 - 0.45 * Math.min(1, weather.rainAmount(timeMs - 2 * HOUR_MS, timeMs) / 6);
    const local = (4 + 9 * traffic(timeMs) + (9 - 6 * quality) * activity(timeMs)) * this.own;
    return Math.max(2, (region * 0.68 + local) * stagnation(weather, timeMs) * washed);
  }

  private gas(
    level: number,
    offset: number,
    noise: number,
    timeMs: number,
    seed: number,
    channel: number,
  ): number {
    const drift = 0.18 * valueNoise(this.site.citySeed + offset, timeMs, 9 * HOUR_MS);
    const near = 0.08 * valueNoise(seed + offset, timeMs, 50 * MINUTE_MS);
    return Math.max(0.5, level * (1 + drift + near + noise * sensorNoise(seed + 10 + channel, timeMs)));
  }
}
