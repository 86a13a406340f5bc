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

/**
 * Inverters keep the power factor of what is left above this by giving reactive power themselves: below 0.90 the supplier
 * charges for it, so well kept zones set them to stay clear of that, and poorly kept ones find out by the bill. Assumed.
 */
function leastFactor(quality: number): number {
  return 0.84 + 0.12 * quality;
}

/**
 * Reactive power, kvar. Sun replaces active power only, so the consumers' reactive power stays; the inverters help
 * when the power factor of the rest would fall too low.
 *
 * @param usedKw what is consumed, whatever its source
 * @param netKw what flows through the meter
 * @param quality how well the zone is kept, 0 to 1
 */
export function reactivePower(usedKw: number, netKw: number, share: number, quality: number): number {
  const mostShare = Math.sqrt(1 / leastFactor(quality) ** 2 - 1);
  return Math.min(usedKw * share, Math.abs(netKw) * mostShare);
}

/** Power factor from active and reactive power, without direction; 1 when nothing flows. */
export function powerFactor(activeKw: number, reactiveKvar: number): number {
  const apparent = Math.hypot(activeKw, reactiveKvar);
  return apparent < 0.5 ? 1 : Math.abs(activeKw) / apparent;
}
