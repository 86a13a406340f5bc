import { layeredNoise, type NoiseLayer, valueNoise } from '../random/value-noise.js';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/local-time.js';
import type { Weather } from '../weather/weather.js';
import { activity, type WorkPattern } from './activity.js';

const DRIFT: readonly NoiseLayer[] = [
  { periodMs: 20 * HOUR_MS, weight: 0.06 },
  { periodMs: 3 * HOUR_MS, weight: 0.04 },
  { periodMs: 22 * MINUTE_MS, weight: 0.025 },
];

/** Machines starting and stopping; averages out within a quarter of an hour. */
const FAST_PERIOD_MS = 40 * SECOND_MS;

/** A consumer of electricity. */
export interface Tenant {
  readonly seed: number;
  /** Power of a full working hour, kW. */
  readonly peakKw: number;
  readonly pattern: WorkPattern;
  /** Share of the peak that never stops. */
  readonly base: number;
}

/** Air conditioning: share of the load added at a temperature. */
function cooling(temperatureC: number): number {
  return Math.max(0, temperatureC - 24) * 0.012;
}

/** Mean load of the minutes round a moment, kW. */
export function tenantLoad(tenant: Tenant, weather: Weather, timeMs: number): number {
  const working = tenant.base + (1 - tenant.base) * activity(tenant.pattern, timeMs);
  const noise = layeredNoise(tenant.seed, timeMs, DRIFT);
  return tenant.peakKw * working * (1 + cooling(weather.temperature(timeMs))) * (1 + noise);
}

/** What starting and stopping machines add to {@link tenantLoad} for a moment, as a share of it. */
export function loadFlicker(tenant: Tenant, timeMs: number): number {
  return 0.018 * valueNoise(tenant.seed + 7, timeMs, FAST_PERIOD_MS);
}
