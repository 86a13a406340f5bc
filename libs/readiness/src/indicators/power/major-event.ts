/** Fewer days with an outage say nothing of what is usual (proposal; the standard wants five years). */
const MIN_OUTAGE_DAYS = 20;
/** Standard deviations of the logarithm beyond which a day is a major event (IEEE 1366; unverified). */
const BETA = 2.5;

/**
 * Above how much outage a day is a major event: exp(α + 2.5 β), α and β the mean and standard deviation of the
 * logarithm of each day with an outage.
 *
 * @param outages outage of each day that has one, in seconds weighted by customers.
 * @returns the same unit; `null` where too few such days are known.
 */
export function majorEventThreshold(outages: readonly number[]): number | null {
  if (outages.length < MIN_OUTAGE_DAYS) return null;
  const logs = outages.map(Math.log);
  const alpha = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - alpha) ** 2, 0) / (logs.length - 1);
  return Math.exp(alpha + BETA * Math.sqrt(variance));
}
