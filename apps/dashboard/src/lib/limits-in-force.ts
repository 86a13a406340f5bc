/** A legal limit as the registry has it. */
export interface LegalLimit {
  readonly metric: string;
  readonly zone: string;
  readonly basis: string;
  readonly class?: string | undefined;
  readonly averaging: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** Averaging times from short to long; the shortest is nearest to what is on the screen. */
const AVERAGING = ['PT1H', 'PT8H', 'PT24H', 'P1Y'];

/**
 * The numeric limits of a metric on a day, of the shortest averaging time that has any. A zone's own rows
 * go before the general ones. Several classes come back side by side: which one binds is in the permit.
 */
export function limitsInForce(
  limits: readonly LegalLimit[],
  metric: string,
  zone: string,
  now: number,
): LegalLimit[] {
  const valid = limits.filter(
    limit =>
      limit.metric === metric &&
      (limit.min !== null || limit.max !== null) &&
      Date.parse(limit.effectiveFrom) <= now &&
      (limit.effectiveTo === null || now < Date.parse(limit.effectiveTo)),
  );
  const own = valid.filter(limit => limit.zone === zone);
  const usable = own.length > 0 ? own : valid.filter(limit => limit.zone === '*');
  const shortest = AVERAGING.find(time => usable.some(limit => limit.averaging === time));
  return usable.filter(limit => limit.averaging === shortest);
}
