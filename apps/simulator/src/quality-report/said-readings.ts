import type { SenmlReading } from '#libs/telemetry';
import { timedByFaults } from '../faults/send-by-faults.js';
import type { SimulatedDevice } from '../fleet/build-fleet.js';

/** Readings of one moment, as the device says it. */
export interface Moment {
  readonly timeMs: number;
  /** When they were really made, Unix ms. */
  readonly madeAt: number;
  readonly readings: readonly SenmlReading[];
}

/** What a device says of a stretch of time, in the order of the times that it gives; of two alike the first is kept. */
export function saidReadings({ sampler, faults }: SimulatedDevice, from: number, to: number): Moment[] {
  const moments = new Map<number, Moment>();
  for (let at = Math.ceil(from / sampler.tickMs) * sampler.tickMs; at < to; at += sampler.tickMs) {
    const readings = timedByFaults(faults, sampler.measure(at));
    const timeMs = readings[0]?.timeMs;
    if (timeMs !== undefined && !moments.has(timeMs)) moments.set(timeMs, { timeMs, madeAt: at, readings });
  }
  return [...moments.values()].sort((a, b) => a.timeMs - b.timeMs);
}
