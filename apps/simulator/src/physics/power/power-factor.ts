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

/** Power factor from active and reactive power; 1 when nothing flows. Negative when power is exported. */
export function powerFactor(activeKw: number, reactiveKvar: number): number {
  const apparent = Math.hypot(activeKw, reactiveKvar);
  return apparent < 0.5 ? 1 : activeKw / apparent;
}
