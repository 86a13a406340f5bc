import { windowStart } from '#libs/telemetry';
import type { SeriesStep } from './choose-step.js';

/** A span that is read from one kind of row. */
export interface SpanRead {
  readonly tier: SeriesStep['tier'];
  /** Unix ms, inclusive. */
  readonly from: number;
  /** Unix ms, exclusive. */
  readonly to: number;
}

/** Windows younger than this may not be written yet; they are made from readings. */
const EDGE_MS = 3 * 60_000;

const COARSE_TO_FINE = ['day', 'hour', 'minute'] as const;

/**
 * Which rows give the steps of a span: windows of the step's tier while they are complete, finer ones for
 * the step that is still open, readings for the last minutes. So what was just stored shows at once, and
 * nothing is counted twice.
 *
 * @param from start of a step.
 */
export function planReads(tier: SeriesStep['tier'], from: number, to: number, now: number): SpanRead[] {
  if (tier === 'raw') return [{ tier, from, to }];
  const edge = windowStart('minute', now - EDGE_MS);
  const reads: SpanRead[] = [];
  let start = from;
  for (const own of COARSE_TO_FINE.slice(COARSE_TO_FINE.indexOf(tier))) {
    const end = Math.min(to, windowStart(own, edge));
    if (end > start) {
      reads.push({ tier: own, from: start, to: end });
      start = end;
    }
  }
  if (to > start) reads.push({ tier: 'raw', from: start, to });
  return reads;
}
