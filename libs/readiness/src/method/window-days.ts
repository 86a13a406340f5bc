const DAYS = { Y: 365, M: 30, D: 1 } as const;

/**
 * Length in days of a window given as ISO 8601 duration. Windows roll daily and have fixed lengths, so
 * that two zones are compared over the same span: 12 months are 365 days, 3 months 91, 6 months 182,
 * any other number of months 30 days each. `PT0S` (live) is 0.
 *
 * @throws RangeError for anything else.
 */
export function windowDays(duration: string): number {
  if (duration === 'PT0S') return 0;
  const match = /^P(\d+)([YMD])$/.exec(duration);
  if (match === null) throw new RangeError(`Not a window length: ${duration}`);
  const count = Number(match[1]);
  const unit = match[2] as keyof typeof DAYS;
  if (unit === 'M' && count % 12 === 0) return (count / 12) * 365;
  if (unit === 'M' && count % 3 === 0) return Math.floor((count / 12) * 365);
  return count * DAYS[unit];
}
