import { signed } from './hash.js';

/** What a sensor adds to each reading: triangular in (-1, 1), independent from second to second. */
export function sensorNoise(seed: number, timeMs: number): number {
  const second = Math.floor(timeMs / 1_000);
  return (signed(seed, second) + signed(seed ^ 0x5bd1e995, second)) / 2;
}
