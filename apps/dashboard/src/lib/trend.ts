import type { ChartPoint } from './chart-points.js';

/** How a value moved since the start of a span. */
export interface Trend {
  readonly direction: 'up' | 'down' | 'flat';
  readonly delta: number;
}

/** Part of the span at its start in which a reading must lie to compare with. */
const START_SHARE = 1 / 3;

/**
 * Compares a value with the first reading of the span. `null` when the span's beginning has none: half a
 * trend would read like a whole one. A change that the shown decimals hide is flat.
 */
export function trendOf(
  points: readonly ChartPoint[],
  value: number,
  span: { from: number; to: number },
  decimals: number,
): Trend | null {
  const first = points.find(point => point.value !== null);
  if (!first || first.value === null) return null;
  if (first.t - span.from > (span.to - span.from) * START_SHARE) return null;
  const delta = value - first.value;
  const shown = Number(delta.toFixed(decimals));
  return { delta: shown, direction: shown > 0 ? 'up' : shown < 0 ? 'down' : 'flat' };
}
