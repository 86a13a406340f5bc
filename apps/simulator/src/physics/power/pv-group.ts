import { layeredNoise, type NoiseLayer, valueNoise } from '../random/value-noise.js';
import { uniform } from '../random/hash.js';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../time/local-time.js';
import type { Weather } from '../weather/weather.js';

/** Share of the panels' peak power that the inverters can give. */
const INVERTER_LIMIT = 0.9;
/** Below this irradiance inverters do not start, W/m2. */
const START_IRRADIANCE = 12;
/** Crystalline silicon: loss per kelvin above 25 Cel. */
const TEMPERATURE_LOSS = 0.0038;
/** Inverter, cables, mismatch. */
const ELECTRICAL = 0.88;

const LOCAL_CLOUD: readonly NoiseLayer[] = [
  { periodMs: 4 * MINUTE_MS, weight: 0.05 },
  { periodMs: 40 * SECOND_MS, weight: 0.03 },
];

/** An inverter group of a zone. */
export interface PvGroup {
  readonly seed: number;
  readonly kwp: number;
  /** How well it is kept clean and repaired, 0 to 1. */
  readonly quality: number;
}

/** Irradiance on the group's own sensor, W/m2; exactly 0 at night. */
export function groupIrradiance(group: PvGroup, weather: Weather, timeMs: number): number {
  const there = weather.irradiance(timeMs);
  return there === 0 ? 0 : there * (1 + layeredNoise(group.seed + 3, timeMs, LOCAL_CLOUD));
}

/** Temperature of the modules, Cel: Ross coefficient, less in wind; cooler than air at night. */
export function moduleTemperature(group: PvGroup, weather: Weather, timeMs: number): number {
  const irradiance = weather.irradiance(timeMs);
  const heated = (0.034 * irradiance) / (1 + 0.07 * weather.windSpeed(timeMs));
  const sky = irradiance === 0 ? -1.8 * (1 - weather.cloud(timeMs)) : 0;
  return weather.temperature(timeMs) + heated + sky + 0.4 * valueNoise(group.seed + 5, timeMs, 6 * MINUTE_MS);
}

/** Dust since the last rain or washing; drifts over weeks. */
function clean(group: PvGroup, timeMs: number): number {
  const dust = 0.5 + 0.5 * valueNoise(group.seed + 9, timeMs, 23 * DAY_MS);
  return 1 - (0.02 + 0.17 * (1 - group.quality)) * dust - 0.03 * uniform(group.seed, 4);
}

/** Power, kW: from irradiance and module temperature, limited by the inverters; exactly 0 at night. */
export function pvPower(group: PvGroup, weather: Weather, timeMs: number): number {
  const irradiance = groupIrradiance(group, weather, timeMs);
  if (irradiance < START_IRRADIANCE) return 0;
  const hot = 1 - TEMPERATURE_LOSS * (moduleTemperature(group, weather, timeMs) - 25);
  const power = group.kwp * (irradiance / 1_000) * hot * ELECTRICAL * clean(group, timeMs);
  return Math.min(power, group.kwp * INVERTER_LIMIT);
}
