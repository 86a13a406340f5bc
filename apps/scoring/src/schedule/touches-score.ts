import type { WindowsChanged } from '#libs/contracts';
import { windowStart } from '#libs/telemetry';

/**
 * Whether windows that were written anew enter a score of an hour: hours before it, and days that were
 * full by then. The current hour and day are rewritten all the time and enter none.
 */
export function touchesScore({ tier, from }: Pick<WindowsChanged, 'from' | 'tier'>, asOf: number): boolean {
  if (tier === 'minute') return false;
  return from < windowStart(tier, asOf);
}
