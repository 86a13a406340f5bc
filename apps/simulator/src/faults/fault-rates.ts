import type { EventRate } from '../physics/events/draw-events.js';
import { HOUR_MS, MINUTE_MS } from '../physics/time/local-time.js';
import { FaultKind } from './fault.js';

type Length = Omit<EventRate, 'perYear'>;

const HOURS: Length = {
  medianMs: 4 * HOUR_MS,
  leastMs: 30 * MINUTE_MS,
  mostMs: 14 * HOUR_MS,
  spread: 0.7,
};
const WHILE: Length = {
  medianMs: 40 * MINUTE_MS,
  leastMs: 5 * MINUTE_MS,
  mostMs: 6 * HOUR_MS,
  spread: 0.8,
};

/** How long faults last. Our choice: from what the rules cannot see to what they must. */
export const FAULT_LENGTHS: Readonly<Record<FaultKind, Length>> = {
  [FaultKind.Drift]: HOURS,
  [FaultKind.Stuck]: HOURS,
  // Shortened to one reading where it is planned.
  [FaultKind.Spike]: { medianMs: HOUR_MS, leastMs: HOUR_MS, mostMs: HOUR_MS, spread: 0 },
  [FaultKind.Gap]: WHILE,
  [FaultKind.Duplicate]: WHILE,
  [FaultKind.Reorder]: WHILE,
  [FaultKind.ClockSkew]: WHILE,
  [FaultKind.Unit]: HOURS,
  [FaultKind.CounterReset]: { medianMs: HOUR_MS, leastMs: HOUR_MS, mostMs: HOUR_MS, spread: 0 },
  [FaultKind.Swap]: HOURS,
  [FaultKind.Outage]: WHILE,
  [FaultKind.Upset]: HOURS,
};
