import type { SenmlReading } from '#libs/telemetry';
import { between } from '../physics/random/hash.js';
import { FaultKind } from './fault.js';
import type { FaultPlan } from './fault-plan.js';

/** Longest time that a pack is held back while packs overtake each other. */
const LONGEST_HOLD_MS = 90_000;

/** How packs of a moment are sent. */
export interface Sending {
  readonly copies: number;
  /** Time that the pack is held back, ms. */
  readonly holdMs: number;
}

/** What goes wrong on the way of the packs that a device sends at a moment. */
export function sendingAt(plan: FaultPlan | undefined, timeMs: number, seq: number): Sending {
  const kind = plan?.at(timeMs)?.kind;
  return {
    copies: kind === FaultKind.Duplicate ? 2 : 1,
    holdMs: kind === FaultKind.Reorder ? Math.round(between(timeMs | 0, seq, 0, LONGEST_HOLD_MS)) : 0,
  };
}

/** Readings with the times that a device's wrong clock gives them. */
export function timedByFaults(
  plan: FaultPlan | undefined,
  readings: readonly SenmlReading[],
): readonly SenmlReading[] {
  if (plan === undefined) return readings;
  return readings.map(reading => {
    const fault = plan.at(reading.timeMs);
    return fault?.kind === FaultKind.ClockSkew
      ? { ...reading, timeMs: reading.timeMs + fault.size }
      : reading;
  });
}
