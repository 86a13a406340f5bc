import { signed } from './hash.js';

/** One time scale of a noise: how long until it forgets, and how much it weighs. */
export interface NoiseLayer {
  readonly periodMs: number;
  readonly weight: number;
}

/**
 * Smooth noise in [-1, 1]: random values at whole multiples of the period, joined by smooth steps
 * (value noise). Known for any time without stepping there.
 */
export function valueNoise(seed: number, timeMs: number, periodMs: number): number {
  const x = timeMs / periodMs;
  const bucket = Math.floor(x);
  const f = x - bucket;
  const from = signed(seed, bucket);
  return from + (signed(seed, bucket + 1) - from) * f * f * (3 - 2 * f);
}

/** Sum of value noises of several time scales; stays within the sum of the weights. */
export function layeredNoise(seed: number, timeMs: number, layers: readonly NoiseLayer[]): number {
  let sum = 0;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i] as NoiseLayer;
    sum += layer.weight * valueNoise((seed + i) | 0, timeMs, layer.periodMs);
  }
  return sum;
}
