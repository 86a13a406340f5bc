const DAY_MS = 86_400_000;

/**
 * What is left of the confidence in a fact after its validity ended: 1 within validity, then halved
 * every 365 days, `0.5^(days expired / 365)` (HP-GSR 0.1 §7.2).
 *
 * @param validUntil first moment after validity, Unix ms; `null` = does not expire.
 */
export function ageFactor(validUntil: number | null, asOf: number): number {
  if (validUntil === null || asOf <= validUntil) return 1;
  return 0.5 ** ((asOf - validUntil) / DAY_MS / 365);
}
