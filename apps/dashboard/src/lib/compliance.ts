import { TIER_MS, windowStart } from '#libs/telemetry';

/** How a day was against the limits that hold. Under two classes of a limit a day can be within one only. */
export type DayState = 'within' | 'near' | 'between' | 'over' | 'missing';

export interface DayLimit {
  readonly min: number | null;
  readonly max: number | null;
}

/** Of a limit, from here on it is near. */
const NEAR = 0.8;
/** Of the span between two limits, such as those of pH, so much at either end is near. */
const NEAR_END = 0.1;

const isBeyond = (value: number, { min, max }: DayLimit): boolean =>
  (max !== null && value > max) || (min !== null && value < min);

function isNear(value: number, { min, max }: DayLimit): boolean {
  if (max === null) return min !== null && NEAR * value < min;
  if (min === null) return value > NEAR * max;
  const end = NEAR_END * (max - min);
  return value > max - end || value < min + end;
}

/** Judges the mean of a day; a state is no verdict of law, which asks for the whole day and its quality. */
export function judgeDay(value: number | null, limits: readonly DayLimit[]): DayState {
  if (value === null) return 'missing';
  const beyond = limits.filter(limit => isBeyond(value, limit)).length;
  if (beyond > 0) return beyond === limits.length ? 'over' : 'between';
  return limits.some(limit => isNear(value, limit)) ? 'near' : 'within';
}

/** Starts of the last local days, oldest first, today last. */
export function lastDays(count: number, nowMs: number): number[] {
  const today = windowStart('day', nowMs);
  return Array.from({ length: count }, (_, index) => today - (count - 1 - index) * TIER_MS.day);
}
