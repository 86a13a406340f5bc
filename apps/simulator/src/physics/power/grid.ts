import { sensorNoise } from '../random/sensor-noise.js';
import { layeredNoise, type NoiseLayer, valueNoise } from '../random/value-noise.js';
import { HOUR_MS, localHour, MINUTE_MS, SECOND_MS } from '../time/local-time.js';

const FREQUENCY: readonly NoiseLayer[] = [
  { periodMs: 11 * MINUTE_MS, weight: 0.03 },
  { periodMs: 90 * SECOND_MS, weight: 0.025 },
  { periodMs: 17 * SECOND_MS, weight: 0.012 },
];
const VOLTAGE: readonly NoiseLayer[] = [
  { periodMs: 7 * HOUR_MS, weight: 0.009 },
  { periodMs: 35 * MINUTE_MS, weight: 0.005 },
  { periodMs: 45 * SECOND_MS, weight: 0.002 },
];

/** Frequency of the national grid, Hz: the same everywhere; sags a little in the evening peak. */
export function gridFrequency(citySeed: number, timeMs: number): number {
  const hour = localHour(timeMs);
  const evening = hour > 17.5 && hour < 21 ? -0.015 : 0;
  return 50 + evening + layeredNoise(citySeed + 81, timeMs, FREQUENCY);
}

/**
 * Voltage of a zone's busbar over its nominal: the tap changer keeps it, load lowers it.
 *
 * @param loading load over contracted demand
 */
export function busbarVoltage(seed: number, loading: number, timeMs: number): number {
  return 1.012 - 0.028 * loading + layeredNoise(seed + 83, timeMs, VOLTAGE);
}

/**
 * Total harmonic distortion of the voltage, %: background, rectifiers at work and inverters in the sun.
 *
 * @param pvShare solar power over contracted demand
 */
export function voltageDistortion(seed: number, loading: number, pvShare: number, timeMs: number): number {
  const noise = 0.35 * valueNoise(seed + 89, timeMs, 4 * HOUR_MS) + 0.08 * sensorNoise(seed + 91, timeMs);
  return Math.max(0.5, 1.5 + 1.1 * loading + 0.6 * pvShare + noise);
}
