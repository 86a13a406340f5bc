import type { DeviceReading } from '../../support/stubborn-device.js';

/** Event time runs faster than the clock, so that a minute of faults spans hours of windows. */
export const STEP_MS = 20_000;
/** Every so many readings one tells another value of the moment before: the higher sequence number must hold it. */
const REVISION_EVERY = 25;
/** Values go up and down between 20 and 30 degrees, three decimals, so that no two near each other are equal. */
const HALF_WAVE = 10_000;
const REVISION = 0.0005;

/**
 * The reading of a sequence number, from nothing but the number.
 *
 * @param baseMs - event time of the first, a whole minute.
 */
export function readingOf(baseMs: number, seq: number): DeviceReading {
  const isRevision = seq % REVISION_EVERY === 0;
  const place = isRevision ? seq - 1 : seq;
  const phase = place % (2 * HALF_WAVE);
  const value = 20 + (phase < HALF_WAVE ? phase : 2 * HALF_WAVE - phase) / 1_000;
  return { seq, t: baseMs + place * STEP_MS, value: isRevision ? value + REVISION : value };
}
