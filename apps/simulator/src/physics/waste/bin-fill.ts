import { between, hashNumber, uniform } from '../random/hash.js';
import { clamp } from '../shape.js';
import { DAY_MS, HOUR_MS } from '../time/local-time.js';

/** A container and its round. */
export interface Bin {
  readonly seed: number;
  readonly quality: number;
}

const MOST_DELAY = 0.45;

/** When the n-th round empties the bin, Unix ms; late more often where the zone is run less well. */
function pickup(bin: Bin, round: number): number {
  const interval = roundMs(bin);
  const own = hashNumber(bin.seed + 51, round);
  const isLate = uniform(own, 1) < 0.14 * (1 - bin.quality);
  const delay = isLate ? between(own, 2, 0.15, MOST_DELAY) * interval : between(own, 2, 0, 40 * 60_000);
  return round * interval + Math.floor(uniform(bin.seed, 3) * 12) * HOUR_MS + delay;
}

function roundMs(bin: Bin): number {
  return (1 + Math.floor(uniform(bin.seed, 1) * 2.99)) * DAY_MS;
}

/**
 * Fill level, %: grows from one round to the next, drops to a remainder when collected. Without trend
 * noise, so that it never falls in between.
 */
export function binFill(bin: Bin, timeMs: number): number {
  const interval = roundMs(bin);
  let round = Math.floor(timeMs / interval) + 1;
  while (pickup(bin, round) > timeMs) round--;
  const own = hashNumber(bin.seed + 53, round);
  const remainder = between(own, 1, 2, 9);
  const atNextRound = between(own, 2, 52, 86);
  const elapsed = (timeMs - pickup(bin, round)) / interval;
  return clamp(remainder + (atNextRound - remainder) * elapsed, 0, 100);
}
