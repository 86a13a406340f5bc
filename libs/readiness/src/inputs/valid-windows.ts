import { TIER_MS } from '#libs/telemetry';
import { type ExpectedSeries, expectedOf } from './coverage.js';
import type { ContextSeries } from './indicator-context.js';
import type { WindowValues } from './zone-inputs.js';

/** An hour is valid with 75 % of its readings, e.g. 9 of 12 (HP-GSR 0.1 §6.2). */
const VALID_HOUR_SHARE = 0.75;
/** A day is valid with 18 valid hours. */
export const VALID_DAY_HOURS = 18;

/** Whether a window holds at least 75 % of the readings that were due in it. */
export function isValidWindow(
  series: ExpectedSeries & Pick<ContextSeries, 'tier'>,
  window: WindowValues,
): boolean {
  if (window.mean === null || window.n === 0) return false;
  const due = expectedOf(series, window.start, window.start + TIER_MS[series.tier]);
  return window.n >= due * VALID_HOUR_SHARE;
}
