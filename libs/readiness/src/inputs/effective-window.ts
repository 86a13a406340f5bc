import { TIER_MS, windowStart } from '#libs/telemetry';
import type { ScoreTier } from '../method/indicator-definition.js';
import type { ZoneInputs } from './zone-inputs.js';

const DAY_MS = TIER_MS.day;
/** A shorter span would let one good day stand for a year. */
const MIN_DAYS = 7;

/** The span of time an indicator is really computed over. */
export interface EffectiveWindow {
  /** Unix ms, inclusive; start of a window of the tier. */
  from: number;
  /** Unix ms, exclusive; start of a window of the tier. */
  to: number;
  days: number;
  /** Shorter than the method asks, because the zone is younger. */
  rampUp: boolean;
  /** Share of the span since the zone's first reading; below 1 only while the zone is younger than 7 days. */
  covered: number;
}

/**
 * The shorter of the indicator's window and the time since the zone's first reading, at least 7 days.
 * It ends with the last full window of the tier, so the same hour always means the same span.
 *
 * @param days length the method asks for; 0 (live) is taken as the minimum.
 */
export function effectiveWindow(
  inputs: Pick<ZoneInputs, 'asOf' | 'firstReadingAt'>,
  tier: ScoreTier,
  days: number,
): EffectiveWindow {
  const to = windowStart(tier, inputs.asOf);
  const wanted = Math.max(days, MIN_DAYS) * DAY_MS;
  const first = inputs.firstReadingAt === null ? to : Math.min(to, windowStart(tier, inputs.firstReadingAt));
  const length = Math.max(MIN_DAYS * DAY_MS, Math.min(wanted, to - first));
  const from = to - length;
  return {
    from,
    to,
    days: length / DAY_MS,
    rampUp: length < wanted || first > from,
    covered: (to - Math.max(first, from)) / length,
  };
}
