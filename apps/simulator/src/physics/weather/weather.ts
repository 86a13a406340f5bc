import { layeredNoise, type NoiseLayer, valueNoise } from '../random/value-noise.js';
import { clamp, rememberLast } from '../shape.js';
import { clearSkyIrradiance } from '../sun/clear-sky.js';
import { sineOfSunElevation } from '../sun/sun-elevation.js';
import { DAY_MS, HOUR_MS, localHour, MINUTE_MS } from '../time/local-time.js';
import { CLIMATE, seasonal } from './climate.js';
import { Rain } from './rain.js';

const CLOUD_SLOW: readonly NoiseLayer[] = [
  { periodMs: 3.2 * DAY_MS, weight: 0.42 },
  { periodMs: 9 * HOUR_MS, weight: 0.18 },
];
const CLOUD_FAST: readonly NoiseLayer[] = [
  { periodMs: 50 * MINUTE_MS, weight: 0.2 },
  { periodMs: 9 * MINUTE_MS, weight: 0.14 },
];
const TEMPERATURE: readonly NoiseLayer[] = [
  { periodMs: 5 * DAY_MS, weight: 3.2 },
  { periodMs: 30 * HOUR_MS, weight: 1 },
  { periodMs: 25 * MINUTE_MS, weight: 0.25 },
];
const WIND: readonly NoiseLayer[] = [
  { periodMs: 2.5 * DAY_MS, weight: 0.4 },
  { periodMs: 5 * HOUR_MS, weight: 0.25 },
  { periodMs: 12 * MINUTE_MS, weight: 0.15 },
];
const WIND_DIRECTION: readonly NoiseLayer[] = [
  { periodMs: 2 * DAY_MS, weight: 60 },
  { periodMs: 3 * HOUR_MS, weight: 25 },
  { periodMs: 7 * MINUTE_MS, weight: 12 },
];

/** Cloud and rain fields move with the wind: the city is crossed at this speed, m/s. */
const FIELD_SPEED_MS = 7;
const METRES_PER_DEGREE = 104_000;
/** Middle of the city. */
const CENTRE = { latitude: 20.84, longitude: 106.72 };

/** Where a zone lies, degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly seed: number;
}

/**
 * Weather of a place in the city. All places share one field of cloud, rain, temperature and wind that
 * reaches them a little earlier or later.
 */
export class Weather {
  /** Sine of the sun's elevation; 0 or less at night. */
  readonly sun: (timeMs: number) => number;
  /** Cloud cover, 0 to 1. */
  readonly cloud: (timeMs: number) => number;
  /** Global irradiance on the horizontal, W/m2; exactly 0 at night. */
  readonly irradiance: (timeMs: number) => number;
  /** Air temperature, Cel. */
  readonly temperature: (timeMs: number) => number;
  /** Wind speed, m/s. */
  readonly windSpeed: (timeMs: number) => number;

  private readonly delayMs: number;
  /** The sea wind is stronger near the coast, which lies east. */
  private readonly exposure: number;
  private readonly rain: Rain;

  constructor(
    private readonly citySeed: number,
    private readonly place: Place,
  ) {
    this.rain = new Rain(citySeed + 11);
    const east = place.longitude - CENTRE.longitude;
    const north = place.latitude - CENTRE.latitude;
    this.delayMs = Math.round((((east * 0.8 + north * 0.6) * METRES_PER_DEGREE) / FIELD_SPEED_MS) * 1_000);
    this.exposure = clamp(1 + east * 1.2, 0.8, 1.3);
    this.sun = rememberLast(t => sineOfSunElevation(t, place.latitude, place.longitude));
    this.cloud = rememberLast(t => this.computeCloud(t));
    this.irradiance = rememberLast(t => this.computeIrradiance(t));
    this.temperature = rememberLast(t => this.computeTemperature(t));
    this.windSpeed = rememberLast(t => this.computeWindSpeed(t));
  }

  /** Rain between two moments, mm. */
  rainAmount(from: number, to: number): number {
    return this.rain.amount(from, to, this.delayMs, this.place.seed);
  }

  /** Rain intensity, mm/h. */
  rainIntensity(timeMs: number): number {
    return this.rain.intensity(timeMs, this.delayMs, this.place.seed);
  }

  /** Relative humidity, %: falls as the day warms, rises in rain. */
  humidity(timeMs: number): number {
    const warmer = this.temperature(timeMs) - seasonal(CLIMATE.temperatureC, timeMs);
    const noise = valueNoise(this.citySeed + 41, timeMs - this.delayMs, 14 * HOUR_MS);
    const rain = Math.min(1, this.rainIntensity(timeMs) / 3);
    const dry = seasonal(CLIMATE.humidityPercent, timeMs) - 2.4 * warmer + 7 * noise;
    return clamp(dry + (97 - dry) * 0.7 * rain, 36, 99.5);
  }

  /** Where the wind comes from, degrees from north, 0 to 360. */
  windDirection(timeMs: number): number {
    const noise = layeredNoise(this.citySeed + 61, timeMs - this.delayMs, WIND_DIRECTION);
    return (seasonal(CLIMATE.windFromDeg, timeMs) + noise + 720) % 360;
  }

  private computeCloud(timeMs: number): number {
    const there = timeMs - this.delayMs;
    const slow = layeredNoise(this.citySeed + 21, there, CLOUD_SLOW);
    const fast = layeredNoise(this.citySeed + 25, there, CLOUD_FAST);
    const dry = clamp(seasonal(CLIMATE.cloud, timeMs) + slow + fast, 0, 1);
    const rain = Math.min(1, this.rainIntensity(timeMs) / 2);
    return dry + (1 - dry) * rain;
  }

  private computeIrradiance(timeMs: number): number {
    const clear = clearSkyIrradiance(this.sun(timeMs));
    if (clear === 0) return 0;
    const cloud = this.cloud(timeMs);
    // The form of Kasten and Czeplak (1980), 1 - a·n^b, with a and b fitted so that panels in Hải Phòng give the
    // 1,000 to 1,150 kWh/kWp a year that are planned with; theirs (0.75, 3.4) are for clearer air.
    const passed = 0.92 * (1 - 0.78 * cloud ** 2);
    // Broken cloud flickers, and its edges add reflected light.
    const flicker = valueNoise(this.citySeed + 31, timeMs - this.delayMs, 100_000) * cloud * (1 - cloud);
    return Math.max(0, clear * Math.min(1.08, passed * (1 + flicker)));
  }

  private computeTemperature(timeMs: number): number {
    const there = timeMs - this.delayMs;
    const hour = localHour(timeMs);
    const swing = 1.8 + 3.4 * (1 - this.slowCloud(there, timeMs));
    const daily = Math.cos(((hour - 14.5) * Math.PI) / 12) + 0.18 * Math.cos(((hour - 14) * Math.PI) / 6);
    const rain = Math.min(2, this.rainIntensity(timeMs) / 8);
    const noise = layeredNoise(this.citySeed + 51, there, TEMPERATURE);
    return clamp(seasonal(CLIMATE.temperatureC, timeMs) + swing * daily + noise - rain, 5, 41);
  }

  private slowCloud(there: number, timeMs: number): number {
    return clamp(seasonal(CLIMATE.cloud, timeMs) + layeredNoise(this.citySeed + 21, there, CLOUD_SLOW), 0, 1);
  }

  private computeWindSpeed(timeMs: number): number {
    const noise = layeredNoise(this.citySeed + 71, timeMs - this.delayMs, WIND);
    const hour = localHour(timeMs);
    const seaBreeze = 1 + 0.3 * Math.cos(((hour - 15) * Math.PI) / 12);
    const speed = seasonal(CLIMATE.windMs, timeMs) * this.exposure * seaBreeze * (1 + noise);
    return clamp(speed + Math.min(4, this.rainIntensity(timeMs) * 0.12), 0.1, 30);
  }
}
