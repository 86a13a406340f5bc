/** How a day stands to a limit; `near` is only for operation. */
export type DayState = 'within' | 'near' | 'over' | 'few' | 'none' | 'no-limit';

interface Judged {
  readonly state: Exclude<DayState, 'near'>;
  readonly value: number | null;
}

interface Limit {
  readonly min: number | null;
  readonly max: number | null;
}

/** Of a limit, from here on it is near. */
const NEAR = 0.8;
/** Of the span between two limits, such as those of pH, so much at either end is near. */
const NEAR_END = 0.1;

function isNear(value: number, { min, max }: Limit): boolean {
  if (max === null) return min !== null && NEAR * value < min;
  if (min === null) return value > NEAR * max;
  const end = NEAR_END * (max - min);
  return value > max - end || value < min + end;
}

/** The state of a day, and of those within a limit whether their mean is near it. */
export function stateOfDay({ state, value }: Judged, limit: Limit | null): DayState {
  return state === 'within' && value !== null && limit !== null && isNear(value, limit) ? 'near' : state;
}
