/** A decrease this small (2 %) is a jitter of the register, not a restart from zero. */
const JITTER_FRACTION = 0.02;
/** A register rolls over from its last tenth into its first. */
const ROLLOVER_EDGE = 0.1;

/**
 * By how much a counter grew from one reading to the next. Never negative: after a restart the register
 * counts from zero, so the new reading is the growth; a register that rolls over at a known value
 * continues past it; a tiny decrease counts as no growth.
 *
 * @param rolloverAt value at which the register starts again from zero, if known.
 */
export function counterIncrease(previous: number, next: number, rolloverAt?: number): number {
  if (next >= previous) return next - previous;
  if (
    rolloverAt !== undefined &&
    previous >= rolloverAt * (1 - ROLLOVER_EDGE) &&
    previous <= rolloverAt &&
    next >= 0 &&
    next <= rolloverAt * ROLLOVER_EDGE
  ) {
    return rolloverAt - previous + next;
  }
  if (previous - next <= Math.abs(previous) * JITTER_FRACTION) return 0;
  return Math.max(0, next);
}
