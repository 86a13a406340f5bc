import type { WindowValues } from '../../inputs/zone-inputs.js';

/** Interruptions up to this long are momentary and do not count (IEEE 1366), in seconds. */
export const LONGEST_MOMENTARY_S = 5 * 60;

/**
 * Sustained outages among those that ended in one hour. Exact for up to three, whose lengths follow from
 * sum, smallest and longest; of more, those in between count when their mean is sustained.
 */
export function sustainedOutages(window: Pick<WindowValues, 'n' | 'sum' | 'min' | 'max'>): {
  seconds: number;
  count: number;
} {
  const { n, sum, min, max } = window;
  if (n === 0 || sum === null) return { seconds: 0, count: 0 };
  const shortest = min ?? sum / n;
  const longest = max ?? sum / n;
  const lengths = n === 1 ? [sum] : [shortest, longest];
  const between = n - lengths.length;
  const mean = between > 0 ? (sum - shortest - longest) / between : 0;
  for (let i = 0; i < between; i++) lengths.push(mean);
  const sustained = lengths.filter(length => length > LONGEST_MOMENTARY_S);
  return { seconds: sustained.reduce((total, length) => total + length, 0), count: sustained.length };
}
