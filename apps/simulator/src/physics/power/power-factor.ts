import { valueNoise } from '../random/value-noise.js';
import { clamp } from '../shape.js';
import { HOUR_MS } from '../time/local-time.js';

/**
 * Tangent of the phase angle of a consumer after its capacitor banks: better kept zones compensate more, and
 * light load is harder to compensate.
 *
 * @param loading load over contracted demand
 */
export function reactiveShare(seed: number, quality: number, loading: number, timeMs: number): number {
  const noise = 0.06 * valueNoise(seed + 97, timeMs, 2.5 * HOUR_MS);
  const light = 0.12 * clamp(0.4 - loading, 0, 0.4);
  return clamp(0.5 - 0.32 * quality + light + noise, 0.02, 0.75);
}

/** Inverters keep the power factor of what is left above this by giving some reactive power themselves. */
const LEAST_FACTOR = 0.72;
const MOST_REACTIVE_SHARE = Math.sqrt(1 / LEAST_FACTOR ** 2 - 1);

/**
 * Reactive power, kvar. Sun replaces active power only, so the consumers' reactive power stays; the inverters help
 * when the rest would fall below 0.72.
 *
 * @param usedKw what is consumed, whatever its source
 * @param netKw what flows through the meter
 */
export function reactivePower(usedKw: number, netKw: number, share: number): number {
  return Math.min(usedKw * share, Math.abs(netKw) * MOST_REACTIVE_SHARE);
}

/** Power factor from active and reactive power, without direction; 1 when nothing flows. */
export function powerFactor(activeKw: number, reactiveKvar: number): number {
  const apparent = Math.hypot(activeKw, reactiveKvar);
  return apparent < 0.5 ? 1 : Math.abs(activeKw) / apparent;
}
