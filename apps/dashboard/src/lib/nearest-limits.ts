/** A limit as it applies in a zone. */
interface ZoneLimit {
  readonly metric: string;
  /** ISO 8601 duration. */
  readonly averaging: string;
}

/** Averaging times from short to long; the shortest is nearest to what is on the screen. */
const AVERAGING = ['PT1H', 'PT8H', 'PT24H', 'P1Y'];

/** Limits of a metric in the shortest averaging time that has any: one, or those of day and night. */
export function nearestLimits<Limit extends ZoneLimit>(limits: readonly Limit[], metric: string): Limit[] {
  const own = limits.filter(limit => limit.metric === metric);
  const shortest = AVERAGING.find(time => own.some(limit => limit.averaging === time));
  return own.filter(limit => limit.averaging === shortest);
}
